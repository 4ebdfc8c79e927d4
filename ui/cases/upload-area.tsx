import { UploadFile } from '@mui/icons-material';
import { Alert, Box, Button, Chip, LinearProgress, Paper, Stack, Typography } from '@mui/material';
import { useRef, useState, type RefObject } from 'react';
import type { MaterialCode } from '#domain/law/materials/material-kinds.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { byteSize } from '../parts/byte-size.ts';
import { ChosenFiles, type ChosenFile } from './chosen-files.tsx';
import { fileFaultNames, FileFault, foldersOf } from './file-fault.ts';
import { materialName } from '../words/material-name.ts';
import { materialOfName } from './material-of-name.ts';
import type { QueuedFile, Uploads } from './use-uploads.ts';

interface UploadAreaProps {
  readonly uploads: Uploads;
  /** Kinds of material that the case takes now. */
  readonly kinds: readonly MaterialCode[];
  /** Gives, once, the kind that files are chosen for; null where each is filed by its name. */
  readonly takeKind: () => string | null;
  /** The field that files are chosen with, so that others may open it. */
  readonly input: RefObject<HTMLInputElement | null>;
}

/** Files dropped or chosen, several at once, each sent and attached with its progress. */
export function UploadArea({ uploads, kinds, takeKind, input }: UploadAreaProps) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const taken = (kind: string | null) => kinds.find((each) => each === kind) ?? null;
  const take = (files: FileList | null, folders: ReadonlySet<string> = new Set()): void => {
    const kind = takeKind();
    const added = [...(files ?? [])].map((file): ChosenFile => ({
      file,
      folders,
      material: taken(kind ?? materialOfName(file.name)),
    }));
    setChosen((before) => [...before, ...added]);
  };
  const send = (): void => {
    uploads.add(
      chosen.flatMap(({ material, ...each }) => (material === null ? [] : [{ ...each, material }])),
    );
    setChosen([]);
  };
  return (
    <Stack spacing={1} className="no-print">
      <DropField input={input} onOpen={() => void takeKind()} onTake={take} />
      {chosen.length > 0 && (
        <ChosenFiles files={chosen} kinds={kinds} onChange={setChosen} onSend={send} />
      )}
      {uploads.files.length > 0 && (
        <Box
          component="ul"
          sx={{ listStyle: 'none', m: 0, p: 0 }}
          aria-label={say(t('上传进度', 'Uploads'))}
        >
          {uploads.files.map((queued) => (
            <FileLine key={queued.id} queued={queued} onRetry={() => uploads.retry(queued)} />
          ))}
        </Box>
      )}
    </Stack>
  );
}

interface DropFieldProps {
  readonly input: UploadAreaProps['input'];
  readonly onOpen: () => void;
  readonly onTake: (files: FileList | null, folders?: ReadonlySet<string>) => void;
}

/** Where files are dropped, and the button that chooses them. */
function DropField({ input, onOpen, onTake }: DropFieldProps) {
  const say = useSay();
  const [over, setOver] = useState(false);
  const entered = useRef(0);
  const hover = (change: number): void => {
    entered.current += change;
    setOver(entered.current > 0);
  };
  return (
    <Paper
      sx={{
        p: 1.5,
        borderStyle: 'dashed',
        ...(over ? { bgcolor: 'action.hover', borderColor: 'primary.main' } : {}),
      }}
      onDragEnter={() => hover(1)}
      onDragLeave={() => hover(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        entered.current = 0;
        setOver(false);
        onTake(event.dataTransfer.files, foldersOf(event.dataTransfer.items));
      }}
    >
      <Stack
        direction="row"
        spacing={1.5}
        useFlexGap
        sx={{ alignItems: 'center', flexWrap: 'wrap' }}
      >
        <Button component="label" variant="outlined" startIcon={<UploadFile />}>
          {say(t('选择文件', 'Choose files'))}
          <input
            ref={input}
            type="file"
            multiple
            hidden
            data-testid="upload"
            // Opened from a line of the list, the kind is set after this.
            onClick={onOpen}
            accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.ofd,.docx,.xlsx,.txt"
            onChange={(event) => {
              onTake(event.target.files);
              event.target.value = '';
            }}
          />
        </Button>
        <Typography variant="body2" color="text.secondary">
          {say(
            t(
              '或将文件拖到此处，可一次多个；断线后自动续传',
              'or drop files here, several at once; after a break they go on where they were',
            ),
          )}
        </Typography>
      </Stack>
    </Paper>
  );
}

const states: Readonly<
  Record<
    QueuedFile['state'],
    Bilingual & { readonly colour: 'default' | 'primary' | 'success' | 'error' }
  >
> = {
  waiting: { ...t('等待', 'Waiting'), colour: 'default' },
  sending: { ...t('上传中', 'On its way'), colour: 'primary' },
  attached: { ...t('已入卷', 'In the file'), colour: 'success' },
  failed: { ...t('未成功', 'Failed'), colour: 'error' },
  refused: { ...t('未上传', 'Not uploaded'), colour: 'error' },
};

function FileLine({
  queued,
  onRetry,
}: {
  readonly queued: QueuedFile;
  readonly onRetry: () => void;
}) {
  const say = useSay();
  const { file, material, state, progress, problem, warning } = queued;
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
        <Chip
          size="small"
          variant="outlined"
          color={states[state].colour}
          label={say(states[state])}
        />
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
          {file.name}
        </Typography>
        <Typography variant="caption" color="text.secondary" noWrap sx={{ flex: 1 }}>
          {say(materialName(material))} · {byteSize(file.size)}
        </Typography>
        {state === 'failed' && (
          <Button size="small" onClick={onRetry}>
            {say(t('重试', 'Try again'))}
          </Button>
        )}
      </Stack>
      {state === 'sending' && (
        <LinearProgress
          variant={progress === null ? 'indeterminate' : 'determinate'}
          aria-label={say(t(`上传进度：${file.name}`, `Progress of ${file.name}`))}
          value={progress === null ? 0 : (100 * progress.sent) / Math.max(progress.size, 1)}
        />
      )}
      {problem instanceof FileFault ? (
        <Alert severity="error" role="alert">
          {say(fileFaultNames[problem.kind])}
        </Alert>
      ) : (
        <ProblemAlert error={problem} />
      )}
      {warning !== null && (
        <Alert severity="warning" role="alert">
          {say(warning)}
        </Alert>
      )}
    </Box>
  );
}
