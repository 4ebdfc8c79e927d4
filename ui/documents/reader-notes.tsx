import { Button, Chip, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { t, useSay } from '../base/say.ts';
import { usePreference } from '../parts/use-preference.ts';

interface Note {
  /** Page that it is pinned to; 0 for the document as a whole. */
  readonly page: number;
  readonly text: string;
}

interface ReaderNotesProps {
  readonly documentId: string;
  /** The page that is shown; null for a document without pages. */
  readonly page: number | null;
  readonly onPage: (page: number) => void;
}

/** The reader's own notes, each at its page; the original is never touched. */
export function ReaderNotes({ documentId, page, onPage }: ReaderNotesProps) {
  const say = useSay();
  const [notes, setNotes] = usePreference<readonly Note[]>(`annotation.${documentId}.notes`, []);
  const [text, setText] = useState('');
  const pinned = notes
    .map((note, index) => ({ note, index }))
    .toSorted((a, b) => a.note.page - b.note.page);
  const add = (): void => {
    setNotes([...notes, { page: page ?? 0, text: text.trim() }]);
    setText('');
  };
  return (
    <Paper sx={{ p: 2 }} className="no-print" component="section" aria-labelledby="reader-notes">
      <Typography variant="h6" component="h2" id="reader-notes">
        {say(t('批注', 'Notes'))}
      </Typography>
      <Typography variant="caption" color="text.secondary">
        {say(t('仅本人可见，不改动原件', 'Yours alone; the original is not touched'))}
      </Typography>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, my: 1 }}>
        {pinned.map(({ note, index }) => (
          <li key={index} style={{ overflowWrap: 'anywhere' }}>
            {page !== null && note.page > 0 && (
              <Chip
                size="small"
                label={say(t(`第 ${note.page} 页`, `Page ${note.page}`))}
                color={note.page === page ? 'primary' : 'default'}
                onClick={() => onPage(note.page)}
                sx={{ mr: 1 }}
              />
            )}
            {note.text}{' '}
            <Button size="small" onClick={() => setNotes(notes.toSpliced(index, 1))}>
              {say(t('删除', 'Remove'))}
            </Button>
          </li>
        ))}
      </Stack>
      <TextField
        fullWidth
        multiline
        label={
          page === null
            ? say(t('新批注', 'New note'))
            : say(t(`第 ${page} 页的新批注`, `New note on page ${page}`))
        }
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Button disabled={text.trim() === ''} onClick={add}>
        {say(t('添加', 'Add'))}
      </Button>
    </Paper>
  );
}
