import { Stack, Typography } from '@mui/material';
import { organisationKindNames } from '#domain/access/principal.ts';
import { directory } from '../base/directory.ts';
import { t, useSay } from '../base/say.ts';
import { momentInChina } from '../parts/china-time.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { DefinitionLine } from './definition-line.tsx';
import type { OpenRequest, System } from '#commands/administration/system-answers.ts';
import { algorithmNames, requestNames } from './system-words.ts';
import { counted } from '#domain/kernel/counted.ts';

/** A system of which something waits for its agency. */
export type OpenSystem = System & { readonly open: OpenRequest };
export const isOpen = (system: System): system is OpenSystem => system.open !== null;

/** The agency's second person decides on what was asked for its system. */
export const ConfirmationDialog = ({
  system,
  onClose,
}: {
  readonly system: OpenSystem;
  readonly onClose: () => void;
}) => (
  <DecisionDialog
    title={requestNames[system.open.act]}
    asked={<Asked system={system} />}
    request={system.open.id}
    path={`/api/systems/${system.id}/confirmation`}
    changes={['/api/systems']}
    onClose={onClose}
  />
);

function Asked({ system }: { readonly system: OpenSystem }) {
  const say = useSay();
  const { id, name, agency, kind, keys, commands, open } = system;
  const meant = open.key === null ? keys : keys.filter((key) => key.id === open.key);
  return (
    <Stack component="dl" spacing={0.75} sx={{ m: 0 }}>
      <DefinitionLine name={say(t('系统', 'System'))}>
        {say(name)} · <code>{id}</code>
      </DefinitionLine>
      <DefinitionLine name={say(t('所属单位', 'Agency'))}>
        {say(directory().agency(agency)?.name ?? t(agency, agency))}
        {kind !== null && ` · ${say(organisationKindNames[kind])}`}
      </DefinitionLine>
      {meant.map((key) => (
        <DefinitionLine
          key={key.id}
          name={say(t('密钥与指纹（SHA-256）', 'Key and fingerprint (SHA-256)'))}
        >
          <code>{key.id}</code> · {algorithmNames[key.algorithm]}
          <Typography component="div" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
            {inGroups(key.fingerprint)}
          </Typography>
        </DefinitionLine>
      ))}
      <DefinitionLine name={say(t('确认后可发送的命令', 'Commands that it may send'))}>
        {commands.map(({ title }) => say(title)).join(say(t('、', ', ')))}
      </DefinitionLine>
      {open.overlapDays !== undefined && (
        <DefinitionLine name={say(t('原密钥继续有效', 'The former keys count on'))}>
          {say(t(`确认后 ${open.overlapDays} 天`, `${counted(open.overlapDays, 'day')} from now`))}
        </DefinitionLine>
      )}
      <DefinitionLine name={say(t('登记人', 'Asked for by'))}>
        <code>{open.by}</code> · {momentInChina(open.askedAt)}
      </DefinitionLine>
      <DefinitionLine name={say(t('登记理由', 'Its reason'))}>{open.reason}</DefinitionLine>
    </Stack>
  );
}

/** So that two people can compare it, one reading to the other. */
const inGroups = (fingerprint: string): string => fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ');
