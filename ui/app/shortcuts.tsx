import { Keyboard } from '@mui/icons-material';
import { IconButton, Tooltip } from '@mui/material';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { usePreference } from '../parts/use-preference.ts';
import { useOpenHere } from './open-here.ts';
import { addressOf, pages } from './page-table.tsx';
import { t, useSay } from '../base/say.ts';
import type { PageShortcut } from './shortcut-help.tsx';
import { may, useSession, type Session } from '../base/session.ts';

const ShortcutHelp = lazy(() => import('./shortcut-help.tsx'));

/** The key that leads to a page after `g`, by the page's path. */
const pageKeys: Readonly<Record<string, string>> = {
  '/work': 'w',
  '/warnings': 'l',
  '/cases': 'c',
  '/open': 'o',
  '/search': 's',
  '/statistics': 't',
  '/quality': 'q',
  '/cockpit': 'k',
  '/audit': 'a',
  '/rules': 'r',
  '/bench': 'b',
  '/messages': 'm',
  '/systems': 'y',
  '/administration/:tab?': 'x',
};

/** How long `g` waits for the second key, ms. */
const patience = 1500;

/** The pages that this person may open and that have a key. */
const shortcutsOf = (session: Session | null): readonly PageShortcut[] =>
  pages.flatMap((page) => {
    const key = pageKeys[page.path];
    return key !== undefined && may(session, page.operation) ? [{ key, page }] : [];
  });

/** Where typing is writing, a key is a letter; where a dialog is open, it is the dialog's. */
const isTaken = ({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean =>
  ctrlKey ||
  metaKey ||
  altKey ||
  isComposing ||
  document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null ||
  (target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable=true], [role=combobox]') !== null);

/**
 * Single keys that lead to pages, and `?` for what they are. Whoever speaks to the machine or
 * strikes keys by chance turns them off (WCAG 2.1.4); the choice is kept on the server.
 */
export function Shortcuts() {
  const say = useSay();
  const navigate = useNavigate();
  const session = useSession();
  const [on, turn] = usePreference('shortcuts', true);
  const [open, setOpen] = useOpenHere();
  const begun = useRef(0);
  const label = say(t('键盘快捷键', 'Keyboard shortcuts'));

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!on || isTaken(event)) return;
      if (event.key === '?') {
        event.preventDefault();
        setOpen(true);
      } else if (event.key === 'g') {
        begun.current = event.timeStamp;
      } else if (event.timeStamp - begun.current < patience) {
        begun.current = 0;
        const found = shortcutsOf(session).find(({ key }) => key === event.key);
        if (found !== undefined) void navigate(addressOf(found.page.path));
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, session, navigate, setOpen]);

  return (
    <>
      <Tooltip title={label}>
        <IconButton size="small" aria-label={label} onClick={() => setOpen(true)}>
          <Keyboard fontSize="small" />
        </IconButton>
      </Tooltip>
      {open && (
        <Suspense fallback={null}>
          <ShortcutHelp
            shortcuts={shortcutsOf(session)}
            on={on}
            onTurn={turn}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
