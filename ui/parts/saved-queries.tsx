import { BookmarkBorder, Delete } from '@mui/icons-material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Divider,
  IconButton,
  Menu,
  MenuItem,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { DeskItemAnswer } from '#commands/desk/desk-answers.ts';
import { read, write } from '../base/api.ts';
import { randomUuid } from '../base/random-uuid.ts';
import { t, useSay } from '../base/say.ts';
import { conditionsIn } from './list-state.ts';

interface SavedQuery extends Omit<DeskItemAnswer, 'value'> {
  readonly value: { readonly name: string; readonly address: string };
}
const queryKey = ['preference', 'query.'];

/** Conditions kept under a name, on the server: they are there at every desk. */
export function SavedQueries() {
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState(false);
  const saved = useQuery({
    queryKey,
    queryFn: () => read<SavedQuery[]>('/api/preferences?prefix=query.'),
    staleTime: 60_000,
  });
  const change = async (call: Promise<unknown>): Promise<void> => {
    await call;
    await client.invalidateQueries({ queryKey });
  };
  const keep = (name: string): void => {
    const value = { name, address: `${pathname}${conditionsIn(search)}` };
    void change(write('PUT', `/api/preferences/query.${randomUuid()}`, { value }, null));
    setNaming(false);
  };
  return (
    <>
      <Button startIcon={<BookmarkBorder />} onClick={(event) => setAnchor(event.currentTarget)}>
        {say(t('保存的查询', 'Saved queries'))}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {saved.data?.map(({ key, value }) => (
          <MenuItem
            key={key}
            onClick={() => {
              setAnchor(null);
              void navigate(value.address);
            }}
          >
            <span style={{ flex: 1 }}>{value.name}</span>
            <IconButton
              size="small"
              aria-label={say(t(`删除 ${value.name}`, `Remove ${value.name}`))}
              onClick={(event) => {
                event.stopPropagation();
                void change(write('DELETE', `/api/preferences/${key}`, undefined, null));
              }}
            >
              <Delete fontSize="small" />
            </IconButton>
          </MenuItem>
        ))}
        {(saved.data?.length ?? 0) > 0 && <Divider />}
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setNaming(true);
          }}
        >
          {say(t('保存当前条件…', 'Keep these conditions …'))}
        </MenuItem>
      </Menu>
      {naming && <NameDialog onClose={() => setNaming(false)} onKeep={keep} />}
    </>
  );
}

interface NameDialogProps {
  readonly onClose: () => void;
  /** Given a name that is not empty. */
  readonly onKeep: (name: string) => void;
}

function NameDialog({ onClose, onKeep }: NameDialogProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  return (
    <Dialog open onClose={onClose}>
      <DialogTitle>{say(t('保存当前条件', 'Keep these conditions'))}</DialogTitle>
      <DialogContent>
        <TextField
          autoFocus
          fullWidth
          label={say(t('名称', 'Name'))}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button variant="contained" onClick={() => name !== '' && onKeep(name)}>
          {say(t('保存', 'Keep'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
