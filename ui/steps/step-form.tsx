import { Box, Button, Paper, Stack } from '@mui/material';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { z } from 'zod';
import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CommandName } from '#domain/casework/events.ts';
import { processOf } from '#domain/casework/process/index.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { factName } from '#domain/law/fact-names.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import { ApiProblem, query, read, write } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { FieldGuide } from './field-guide.tsx';
import { fieldsOf, labelOf, type Field, type FormObject } from './field-schema.ts';
import { focusField, pointerAt } from './focus-field.ts';
import type { FieldProps } from './field-props.tsx';
import { FormFields } from './form-field.tsx';
import { LiveVerdict } from './live-verdict.tsx';
import { verdictOf } from './step-verdict.ts';
import type { DraftHandle } from './use-draft.ts';

interface StepFormProps {
  readonly name: CommandName;
  readonly title: Bilingual;
  readonly consequence: Bilingual;
  /** What the step rests on. */
  readonly articles: readonly RuleId[];
  readonly schema: z.ZodType;
  readonly draft: DraftHandle;
  readonly caseId: CaseId;
  readonly agency: AgencyId;
  readonly person: ActingPerson;
  /** The case as it stands; null when it is being opened. */
  readonly state: CaseState | null;
  readonly suggestions?: FieldProps['suggestions'];
  /** Fields that are asked for elsewhere on the page. */
  readonly without?: readonly string[];
  readonly children?: (faults: ReadonlyMap<string, string>) => ReactNode;
  readonly onDone: (answer: SentAnswer) => void;
  /** Somebody else was faster; gives the new revision when it was looked at. */
  readonly onConflict: () => void;
}

/** What the server answers to a step that it recorded. */
export interface SentAnswer {
  readonly caseId: string;
  readonly position: string;
  /** Of the case after it. */
  readonly revision: string;
}

/** A step to be filled in: the verdict while typing, the consequence before sending. */
export function StepForm(props: StepFormProps) {
  const { name, title, consequence, schema, draft, caseId, agency, person, state } = props;
  const say = useSay();
  const client = useQueryClient();
  const [confirming, setConfirming] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [focused, setFocused] = useState<string | null>(null);
  useNamedField();
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const { data, revision, idempotencyKey } = draft.draft;
  const verdict = useMemo(
    () => verdictOf({ name, schema, data, state, caseId, agency, person }),
    [name, schema, data, state, caseId, agency, person],
  );
  const violations = useMemo(
    () => (verdict.accepted ? [] : verdict.violations.map((each) => worded(data, each))),
    [verdict, data],
  );
  const faults = useMemo(() => faultsOf(violations, say), [violations, say]);
  const shown = fields.filter((field) => props.without?.includes(field.name) !== true);

  async function send(): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      const { body } = await write<SentAnswer>(
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
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: 'minmax(0, 1fr) 300px' } }}>
        <Paper
          sx={{ p: 2.5, minWidth: 0 }}
          onFocus={(event) => setFocused(pointerAt(event.target))}
        >
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
        <Stack
          spacing={2}
          sx={{
            position: { md: 'sticky' },
            top: 64,
            alignSelf: 'start',
            maxHeight: { md: 'calc(100vh - 80px)' },
            overflowY: 'auto',
          }}
        >
          <LiveVerdict
            verdict={verdict}
            addressOfFact={(field) => correctionOf(field, state, agency)}
            violations={violations.filter(({ text }) => text !== fillIn)}
            open={violations.flatMap(({ text, field }) =>
              text === fillIn && field !== undefined
                ? [{ pointer: field, label: nameOf(fields, field) }]
                : [],
            )}
            onField={focusField}
            hasFacts={'facts' in data}
          />
          <FieldGuide
            command={name}
            articles={props.articles}
            field={focused === null ? null : { pointer: focused, label: nameOf(fields, focused) }}
          />
        </Stack>
      </Box>
      <ProblemAlert error={problem} />
      <Stack direction="row" spacing={1.5}>
        <Button type="submit" variant="contained" disabled={!verdict.accepted || sending}>
          {say(title)}
        </Button>
        <Button onClick={draft.discard} disabled={sending}>
          {say(t('清空重填', 'Start again'))}
        </Button>
      </Stack>
      <ConfirmStep
        title={title}
        consequence={consequence}
        fields={fields}
        data={data}
        facts={state?.facts ?? null}
        open={confirming}
        sending={sending}
        onBack={() => setConfirming(false)}
        onConfirm={() => void send()}
      />
    </Stack>
  );
}

/** Where a fact of the case is corrected, at its field; null where this agency cannot do it now. */
function correctionOf(pointer: string, state: CaseState | null, agency: AgencyId): string | null {
  if (state === null || state.agencies.prison !== agency) return null;
  const { from } = processOf(state.processVersion).steps.correctFacts;
  if (!from.includes(state.stage)) return null;
  const field = pointer.slice('/facts/'.length).split('.')[0]!;
  return `/cases/${state.caseId}/act/correctFacts?field=${encodeURIComponent(field)}`;
}

/** Lets everything that is shown be asked for again. */
const refresh = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

/** `?field=sentenceEnd` in the address leads to that field when the form opens. */
function useNamedField(): void {
  const [parameters] = useSearchParams();
  const named = parameters.get('field');
  useEffect(() => {
    if (named === null) return;
    const [first = '', ...parts] = named.split('.');
    const isFact = document.querySelector(`[data-pointer="/facts/${CSS.escape(first)}"]`) !== null;
    focusField([isFact ? '/facts' : '', first, ...parts].join('/'));
  }, [named]);
}

/** A fact is called by its name in the law, every other field by its label. */
const nameOf = (fields: readonly Field[], pointer: string): Bilingual =>
  pointer.startsWith('/facts/')
    ? factName(pointer.slice('/facts/'.length).replaceAll('/', '.'))
    : (labelOf(fields, pointer) ?? t(pointer, pointer));

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
