import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from '@mui/material';
import type { ReactNode } from 'react';
import type { Page } from './page-table.tsx';
import { t, useSay } from '../base/say.ts';

/** The key that leads to a page, after `g`. */
export interface PageShortcut {
  readonly key: string;
  readonly page: Page;
}

interface ShortcutHelpProps {
  readonly shortcuts: readonly PageShortcut[];
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly onClose: () => void;
}

/** Which keys lead where, and the switch that turns them off. */
export default function ShortcutHelp({ shortcuts, on, onTurn, onClose }: ShortcutHelpProps) {
  const say = useSay();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{say(t('键盘快捷键', 'Keyboard shortcuts'))}</DialogTitle>
      <DialogContent>
        <FormControlLabel
          control={<Switch checked={on} onChange={(_, checked) => onTurn(checked)} />}
          label={say(t('启用单键快捷键', 'Single keys are on'))}
        />
        <Table size="small" sx={on ? {} : { opacity: 0.55 }}>
          <TableBody>
            <Row keys={<Key>?</Key>} does={say(t('本帮助', 'This help'))} />
            {shortcuts.map(({ key, page }) => (
              <Row
                key={key}
                keys={
                  <>
                    <Key>g</Key> <Key>{key}</Key>
                  </>
                }
                does={say(page.title)}
              />
            ))}
            <Row keys={<Key>Tab</Key>} does={say(t('下一个控件', 'Next control'))} />
            <Row keys={<Key>Esc</Key>} does={say(t('关闭对话框', 'Close a dialog'))} />
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {say(t('关闭', 'Close'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const Row = ({ keys, does }: { readonly keys: ReactNode; readonly does: string }) => (
  <TableRow>
    <TableCell sx={{ width: 110 }}>{keys}</TableCell>
    <TableCell>{does}</TableCell>
  </TableRow>
);

const Key = ({ children }: { readonly children: string }) => (
  <kbd
    style={{
      border: '1px solid currentColor',
      borderRadius: 4,
      padding: '1px 7px',
      font: 'inherit',
      opacity: 0.85,
    }}
  >
    {children}
  </kbd>
);
