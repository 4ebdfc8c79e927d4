import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Paper,
  Stack,
  Typography,
} from '@mui/material';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CommandName } from '#domain/casework/events.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { ApiProblem, query, read, write } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { fieldsOf, type FormObject } from './field-schema.ts';
import { FormFields, type FieldProps } from './form-field.tsx';
import { verdictOf } from './step-verdict.ts';
import type { DraftHandle } from './use-draft.ts';

interface StepFormProps {
  readonly name: CommandName;
  readonly title: Bilingual;
  readonly consequence: Bilingual;
  readonly schema: z.ZodType;
  readonly draft: DraftHandle;
  readonly caseId: CaseId;
  readonly agency: AgencyId;
  /** The case as it stands; null when it is being opened. */
  readonly state: CaseState | null;
  readonly suggestions?: FieldProps['suggestions'];
  /** Fields that are asked for elsewhere on the page. */
  readonly without?: readonly string[];
  readonly children?: (faults: ReadonlyMap<string, string>) => ReactNode;
  readonly onDone: (answer: { caseId: string; position: string }) => void;
  /** Somebody else was faster; gives the new revision when it was looked at. */
  readonly onConflict: () => void;
}

/** A step to be filled in: the verdict while typing, the consequence before sending. */
export function StepForm(props: StepFormProps) {
  const { name, title, consequence, schema, draft, caseId, agency, state } = props;
  const say = useSay();
  const client = useQueryClient();
  const [confirming, setConfirming] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const { data, revision, idempotencyKey } = draft.draft;
  const verdict = useMemo(
    () => verdictOf({ name, schema, data, state, caseId, agency }),
    [name, schema, data, state, caseId, agency],
  );
  const violations = useMemo(
    () => verdict.violations.map((each) => worded(data, each)),
    [verdict, data],
  );
  const faults = useMemo(() => faultsOf(violations, say), [violations, say]);
  const shown = fields.filter((field) => props.without?.includes(field.name) !== true);

  async function send(): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      const { body } = await write<{ caseId: string; position: string }>(
        'POST',
        `/api/commands/${name}`,
        { caseId, data, ...(revision === null ? {} : { expectedRevision: revision }) },
        { 'idempotency-key': idempotencyKey },
      );
      draft.discard();
      await refresh(client);
      // Lists follow the log a moment later: they are read again when they have seen this step.
      void read(`/api/work-list${query({ after: body.position, range: '[0,0]' })}`).then(
        () => refresh(client),
        () => undefined,
      );
      props.onDone(body);
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem && error.code === 'revision-conflict') props.onConflict();
    } finally {
      setSending(false);
      setConfirming(false);
    }
  }

  return (
    <Stack
      component="form"
      spacing={2}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (verdict.accepted) setConfirming(true);
      }}
    >
      <Paper sx={{ p: 2.5 }}>
        <FormFields
          fields={shown}
          value={data}
          pointer=""
          faults={faults}
          {...(props.suggestions === undefined ? {} : { suggestions: props.suggestions })}
          onChange={(changed) => draft.change(changed as FormObject)}
        />
        {props.children?.(faults)}
      </Paper>
      <LiveVerdict
        accepted={verdict.accepted}
        violations={violations.filter(({ text }) => text !== fillIn)}
        open={violations.filter(({ text }) => text === fillIn).length}
      />
      <ProblemAlert error={problem} />
      <Stack direction="row" spacing={1.5}>
        <Button type="submit" variant="contained" disabled={!verdict.accepted || sending}>
          {say(title)}
        </Button>
        <Button onClick={draft.discard} disabled={sending}>
          {say(t('清空重填', 'Start again'))}
        </Button>
      </Stack>
      <Dialog
        open={confirming}
        onClose={() => setConfirming(false)}
        aria-labelledby="confirm-title"
      >
        <DialogTitle id="confirm-title">{say(title)}</DialogTitle>
        <DialogContent>
          <Typography>{say(consequence)}</Typography>
          <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
            {say(
              t('提交后记入事件日志，不能撤销。', 'It is recorded for good and cannot be undone.'),
            )}
          </Typography>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setConfirming(false)}>{say(t('返回修改', 'Back'))}</Button>
          <Button variant="contained" autoFocus disabled={sending} onClick={() => void send()}>
            {say(t('确认提交', 'Confirm'))}
          </Button>
        </DialogActions>
      </Dialog>
    </Stack>
  );
}

/** Lets everything that is shown be asked for again. */
const refresh = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

const fillIn = t('请填写', 'Fill this in');

/** What a pointer (RFC 6901) leads to in the data; undefined where it leads nowhere. */
const at = (data: FormObject, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null)?.[part], data);

/** A field that is still empty is asked for, in words that a person says. */
const worded = (data: FormObject, violation: Violation): Violation =>
  violation.field !== undefined &&
  violation.rule.startsWith('SCHEMA-') &&
  (at(data, violation.field) ?? null) === null
    ? { ...violation, text: fillIn }
    : violation;

/** What speaks against a field, by its pointer; the first thing of each. */
function faultsOf(
  violations: readonly Violation[],
  say: (text: Bilingual) => string,
): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const { field, text } of violations) {
    if (field !== undefined && !faults.has(field)) faults.set(field, say(text));
  }
  return faults;
}

function LiveVerdict({
  accepted,
  violations,
  open,
}: {
  readonly accepted: boolean;
  readonly violations: readonly Violation[];
  /** Fields that are still empty. */
  readonly open: number;
}) {
  const say = useSay();
  if (accepted) {
    return (
      <Alert severity="success" role="status">
        {say(t('符合程序和法定条件，可以提交。', 'Order and law allow it; it can be sent.'))}
      </Alert>
    );
  }
  return (
    <Alert severity="warning" role="status" data-testid="verdict">
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {open > 0 && (
          <li>{say(t(`还有 ${open} 项必须填写`, `${open} fields must still be filled in`))}</li>
        )}
        {violations.map((violation) => (
          <li key={`${violation.rule}${violation.field ?? ''}${violation.text.en}`}>
            {say(violation.text)}
            {violation.article !== null && `（${articleOf(violation, say)}）`}
            {violation.passesFrom != null &&
              say(t(`；自 ${violation.passesFrom} 起符合`, `; met from ${violation.passesFrom}`))}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const articleOf = ({ article }: Violation, say: (text: Bilingual) => string): string =>
  typeof article === 'string' ? article : article === null ? '' : say(article as Bilingual);
