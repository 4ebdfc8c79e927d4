import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { matchPath, useLocation } from 'react-router-dom';
import { noSuchPage } from '../parts/not-found-page.tsx';
import { pages } from './page-table.tsx';
import { t, useSay } from '../base/say.ts';

/** What a case is called by outside of its page: by its number, for a window's title is seen by others. */
interface Numbered {
  readonly reference: string | null;
  readonly courtCaseNumber: string | null;
}

/** The page that an address leads to, and what of the address makes it another page. */
function pageAt(pathname: string) {
  for (const page of pages) {
    const match = matchPath(page.path, pathname);
    if (match === null) continue;
    const { tab: _tab, ...others } = match.params;
    return {
      title: page.title,
      caseId: match.params['id'],
      key: page.path + JSON.stringify(others),
    };
  }
  return { title: pathname === '/' ? null : noSuchPage, caseId: undefined, key: pathname };
}

/**
 * Tells that another page is shown: the window's title is the page with the number of its case, a
 * reader of the screen hears it, and the next key press is in the page and not where the last one was.
 */
export function PageChange() {
  const say = useSay();
  const { pathname } = useLocation();
  const { title, caseId, key } = pageAt(pathname);
  // Only what the page itself has read: asking here would be a look at the case.
  const { data } = useQuery<Numbered>({ queryKey: [`/api/cases/${caseId}`], enabled: false });
  const number = caseId === undefined ? null : (data?.courtCaseNumber ?? data?.reference ?? null);
  const name = [title === null ? null : say(title), number].filter((part) => part !== null);
  const text = [...name, say(t('案牍', 'Andu'))].join(' · ');
  useEffect(() => {
    document.title = text;
  }, [text]);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const main = document.getElementById('main');
    window.scrollTo(0, 0);
    // Where the page has put the cursor into a field, it stays.
    if (main !== null && !main.contains(document.activeElement))
      main.focus({ preventScroll: true });
  }, [key]);
  return (
    <div
      aria-live="polite"
      style={{
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
      }}
    >
      {name.join(' · ')}
    </div>
  );
}
