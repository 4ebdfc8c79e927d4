import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import type { Principal } from '#domain/access/principal.ts';
import { criminalAgencyKinds, organisationsOf } from '#domain/criminal/agencies.ts';
import type { CriminalEntry } from '#domain/criminal/catalogue.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import { criminalProcesses } from '#domain/criminal/process/index.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { citation, rule, type RuleId } from '#domain/law/rules/index.ts';
import type { RecordedCommand } from '#commands/case/command-answers.ts';
import { directory } from '../base/directory.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import type { FieldProps } from '../forms/field-props.tsx';
import { fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { FormFields } from '../forms/form-field.tsx';
import { agencyOptions, districtOptions } from '../parts/place-options.ts';
import { actingPerson } from '../steps/acting-person.ts';
import { focusField, pointerAt } from '../steps/focus-field.ts';
import { faultsOf, nameOf, toldOf } from '../steps/form-words.ts';
import { LiveVerdict } from '../steps/live-verdict.tsx';
import type { DraftHandle } from '../steps/use-draft.ts';
import { useSendStep, type SendTarget } from '../steps/use-send-step.ts';
import { againstStep } from './criminal-verdict.ts';

interface CriminalFormProps {
  readonly entry: CriminalEntry;
  readonly target: SendTarget;
  readonly draft: DraftHandle;
  /** The case as it stands; null where it is being filed. */
  readonly state: CriminalState | null;
  /** The case is not what it was when the form was begun, and that has not been seen. */
  readonly moved: boolean;
  readonly principal: Principal;
  /** The server's time, of the session. */
  readonly now: string;
  /** Pointers of fields that are not asked for. */
  readonly without: ReadonlySet<string>;
  readonly onSending?: (sending: boolean) => void;
  readonly onDone: (recorded: RecordedCommand) => Promise<void>;
}

/** A step of criminal procedure to be filled in: what speaks against it while one types, by the code of the server. */
export function CriminalForm(props: CriminalFormProps) {
  const { entry, target, draft, state, moved, principal, now, without } = props;
  const say = useSay();
  const { schema, name, title } = entry;
  const { data } = draft.draft;
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const suggestions = useMemo(() => choices(say), [say]);
  const person = useMemo(() => actingPerson(principal, now), [principal, now]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { sending, problem, send } = useSendStep(target, draft);
  const agency = principal.agency!.id;
  const against = useMemo(
    () => againstStep({ name, schema, data, state, moved, agency, person }),
    [name, schema, data, state, moved, agency, person],
  );
  const faults = useMemo(() => faultsOf(against, left, say), [against, left, say]);
  const submit = async (): Promise<void> => {
    props.onSending?.(true);
    await send(data, props.onDone);
    props.onSending?.(false);
  };
  return (
    <Stack
      component="form"
      spacing={2}
      noValidate
      sx={{ maxWidth: 900 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (against.length === 0 && !sending) void submit();
      }}
    >
      <Basis entry={entry} state={state} />
      <Paper
        sx={{ p: 2.5 }}
        onBlur={({ nativeEvent }) => {
          const pointer = pointerAt(nativeEvent.target as Element);
          if (pointer !== null) setLeft((before) => new Set([...before, pointer]));
        }}
      >
        <FormFields
          fields={fields}
          without={without}
          value={data}
          pointer=""
          faults={faults}
          suggestions={suggestions}
          onChange={(changed) => draft.change(changed as FormObject)}
        />
      </Paper>
      <Verdict fields={fields} against={against} />
      <ProblemAlert error={problem} />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={against.length > 0 || sending}>
          {say(title)}
        </Button>
        <Button onClick={draft.discard} disabled={sending}>
          {say(t('清空重填', 'Start again'))}
        </Button>
      </Box>
    </Stack>
  );
}

/** The articles that the step rests on, and its instrument. */
function Basis({ entry, state }: Pick<CriminalFormProps, 'entry' | 'state'>) {
  const say = useSay();
  const version = state?.processVersion ?? criminalProcesses.at(-1)!.version;
  const articles = (entry.articles[version] ?? []).map((id) => citation(rule(id as RuleId)));
  if (articles.length === 0 && entry.instrument === null) return null;
  return (
    <Typography variant="body2" color="text.secondary">
      {articles.length > 0 && (
        <>
          {say(t('依据：', 'By '))}
          {articles.map(say).join(say(t('；', '; ')))}
        </>
      )}
      {entry.instrument !== null && (
        <>
          {articles.length > 0 && say(t('　', ' · '))}
          {say(t('文书：', 'Instrument: '))}
          {say(entry.instrument)}
        </>
      )}
    </Typography>
  );
}

interface VerdictProps {
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly against: readonly Violation[];
}

function Verdict({ fields, against }: VerdictProps) {
  const say = useSay();
  if (against.length === 0) {
    return (
      <Alert severity="success" role="status" data-testid="verdict">
        {say(t('可以提交。', 'It can be sent.'))}
      </Alert>
    );
  }
  return (
    <LiveVerdict
      verdict={{ accepted: false, violations: against }}
      answers={[]}
      addressOfFact={() => null}
      hasFacts={false}
      {...toldOf(fields, against)}
      nameOfField={(pointer) => nameOf(fields, pointer)}
      onField={focusField}
    />
  );
}

/** Agencies and districts by their names. */
const choices = (say: ReturnType<typeof useSay>): NonNullable<FieldProps['suggestions']> => ({
  ...Object.fromEntries(
    criminalAgencyKinds.map((kind) => [kind, agencyOptions(organisationsOf[kind], say)]),
  ),
  district: districtOptions(
    directory().counties.map(({ code }) => code),
    say,
  ),
});
