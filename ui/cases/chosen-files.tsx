import { Close } from '@mui/icons-material';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { materialKinds, type MaterialCode } from '#domain/law/materials/material-kinds.ts';
import { t, useSay } from '../base/say.ts';
import { byteSize } from '../parts/byte-size.ts';
import { counted } from '#domain/kernel/counted.ts';

/** A file that was chosen and not yet sent, with the kind that it will be filed under. */
export interface ChosenFile {
  readonly file: File;
  /** Names of what was dropped with it and is a folder. */
  readonly folders: ReadonlySet<string>;
  /** Suggested by its name, or chosen; null as long as nobody said. */
  readonly material: string | null;
}

interface ChosenFilesProps {
  readonly files: readonly ChosenFile[];
  /** What a file may be filed under. */
  readonly kinds: readonly MaterialCode[];
  readonly onChange: (files: readonly ChosenFile[]) => void;
  readonly onSend: () => void;
}

/** Files before they are sent: each is filed under a kind of its own. */
export function ChosenFiles({ files, kinds, onChange, onSend }: ChosenFilesProps) {
  const say = useSay();
  const open = files.filter(({ material }) => material === null).length;
  return (
    <Stack spacing={1}>
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0 }}
        aria-label={say(t('待上传的文件', 'Files to be sent'))}
      >
        {files.map(({ file, material }, index) => (
          <Stack
            key={index}
            component="li"
            direction="row"
            spacing={1.5}
            sx={{ alignItems: 'center', py: 0.25 }}
          >
            <Typography variant="body2" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              {file.name}{' '}
              <Typography component="span" variant="caption" color="text.secondary">
                {byteSize(file.size)}
              </Typography>
            </Typography>
            <KindSelect
              label={t('材料类别', 'Kind of material')}
              value={material}
              kinds={kinds}
              onChange={(kind) => onChange(files.with(index, { ...files[index]!, material: kind }))}
            />
            <IconButton
              size="small"
              aria-label={say(t(`不上传：${file.name}`, `Do not send ${file.name}`))}
              onClick={() => onChange(files.filter((_, each) => each !== index))}
            >
              <Close fontSize="small" />
            </IconButton>
          </Stack>
        ))}
      </Box>
      <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
        <Button variant="contained" disabled={open > 0} onClick={onSend}>
          {say(t(`上传 ${files.length} 个文件`, `Send ${counted(files.length, 'file')}`))}
        </Button>
        {open > 0 && (
          <>
            <Typography variant="body2" color="text.secondary" sx={{ flex: 1 }}>
              {say(
                t(
                  `有 ${open} 个文件从名称看不出类别，请选择`,
                  `The names of ${open} files tell no kind: choose it`,
                ),
              )}
            </Typography>
            <KindSelect
              label={t('未选的都归为', 'All without a kind are')}
              value={null}
              kinds={kinds}
              onChange={(kind) =>
                onChange(files.map((each) => ({ ...each, material: each.material ?? kind })))
              }
            />
          </>
        )}
      </Stack>
    </Stack>
  );
}

interface KindSelectProps {
  readonly label: Bilingual;
  readonly value: string | null;
  readonly kinds: readonly MaterialCode[];
  readonly onChange: (kind: string) => void;
}

function KindSelect({ label, value, kinds, onChange }: KindSelectProps) {
  const say = useSay();
  return (
    <TextField
      select
      required
      label={say(label)}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      sx={{ width: 340 }}
    >
      {kinds.map((code) => (
        <MenuItem key={code} value={code}>
          {say(materialKinds[code])}
        </MenuItem>
      ))}
    </TextField>
  );
}
