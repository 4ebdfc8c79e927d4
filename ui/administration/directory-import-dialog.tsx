import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportOutlook } from '#commands/directory/directory-answers.ts';
import { eventName } from '../words/event-names.ts';
import { writeFile } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { randomUuid } from '../base/random-uuid.ts';
import { t, useSay } from '../base/say.ts';

interface Chosen {
  readonly name: string;
  readonly file: File;
  readonly outlook: ImportOutlook;
}

/** Chooses a file, says what it would change and what stands against it, and takes it. */
export function DirectoryImportDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function look(file: File): Promise<void> {
    setProblem(null);
    setChosen(null);
    try {
      const answer = await writeFile<ImportOutlook>(
        '/api/directory/import?dryRun=true',
        file,
        null,
      );
      setChosen({ name: file.name, file, outlook: answer.body });
    } catch (error) {
      setProblem(error);
    }
  }
  async function take(): Promise<void> {
    try {
      await writeFile('/api/directory/import', chosen!.file, randomUuid());
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/directory'),
      });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  }
  const ready = chosen !== null && chosen.outlook.faults.length === 0;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md">
      <DialogTitle>{say(t('导入目录', 'Import a directory'))}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5} sx={{ pt: 1 }}>
          <Button component="label" variant="outlined" sx={{ alignSelf: 'start' }}>
            {chosen?.name ?? say(t('选择 JSON 文件', 'Choose a JSON file'))}
            <input
              hidden
              type="file"
              accept=".json,application/json"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) void look(file);
              }}
            />
          </Button>
          {chosen !== null && <ImportOutlook {...chosen.outlook} />}
          <ProblemAlert error={problem} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button variant="contained" disabled={!ready} onClick={() => void take()}>
          {say(t('全部导入', 'Take all of it'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** What would change, and what stands against it. */
function ImportOutlook({ counts, unchanged, faults }: ImportOutlook) {
  const say = useSay();
  return (
    <>
      <Typography>
        {Object.entries(counts)
          .map(([type, count]) => `${say(eventName(type))} ${count}`)
          .concat(say(t(`不变 ${unchanged}`, `unchanged ${unchanged}`)))
          .join(say(t('，', ', ')))}
      </Typography>
      {faults.length > 0 && (
        <Alert severity="error">
          {say(
            t(
              '有问题的条目；改正后再导入，现在什么也不会导入：',
              'These items are at fault; nothing is taken until they are mended:',
            ),
          )}
          <ul>
            {faults.slice(0, 50).map(({ field, rule, text }) => (
              <li key={`${field} ${rule}`}>
                <code>{field}</code> {say(text)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}
