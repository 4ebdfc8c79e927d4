import { Box, Paper, Stack } from '@mui/material';
import { memo, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { z } from 'zod';
import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CommandName } from '#domain/casework/events.ts';
import { processOf } from '#domain/casework/process/index.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import type { RecordedCommand } from '#commands/case/command-answers.ts';
import { ApiProblem, type ShownViolation } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { useSay } from '../base/say.ts';
import { belongsToCase } from './belongs-to-case.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { FieldGuide } from './field-guide.tsx';
import type { FieldProps } from '../forms/field-props.tsx';
import { fieldsOf, type Field, type FormObject } from '../forms/field-schema.ts';
import { focusField, pointerAt } from './focus-field.ts';
import { FormFields } from '../forms/form-field.tsx';
import { faultsOf, nameOf, nameOfShown, toldOf } from './form-words.ts';
import { LiveVerdict } from './live-verdict.tsx';
import type { Reckoned } from '../forms/reckoned-data.ts';
import { SendButtons } from './send-buttons.tsx';
import { questionOf, type Question } from './step-answers.ts';
import { againstFields, alike, coursesOf, type Course } from './step-courses.ts';
import { isAskedOnceMore } from './step-outlook.ts';
import type { DraftHandle } from './use-draft.ts';
import { ofCommand, useSendStep } from './use-send-step.ts';

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
  /** The case is not what it was when the form was begun, and that has not been seen. */
  readonly moved: boolean;
  /** What follows from the form as it is filled in and from the case. */
  readonly reckoned: Reckoned;
  readonly suggestions?: FieldProps['suggestions'];
  /** Pointers of fields that are asked for elsewhere on the page, or not at all. */
  readonly without: ReadonlySet<string>;
  /** Pointers of fields that must be filled in here, although the schema lets them be empty. */
  readonly required?: readonly string[];
  /** What else is asked for; `told` are the pointers of all that something is said of. */
  readonly children?: (faults: ReadonlyMap<string, string>, told: ReadonlySet<string>) => ReactNode;
  /** What stands under the form: the case that it is about. */
  readonly beside?: ReactNode;
  /** The server refused what this browser had let pass: what only the server knows speaks against it. */
  readonly onRefused?: (violations: readonly ShownViolation[], sent: FormObject) => void;
  /** Told when a step is sent, and when it was refused or what follows is shown. */
  readonly onSending?: (sending: boolean) => void;
  /**
   * The step is recorded; `after` is the case as this browser reckons it to stand now. Resolves when
   * what follows is shown.
   */
  readonly onDone: (answer: RecordedCommand, after: CaseState) => Promise<void>;
}

const nothing: readonly string[] = [];

const twoColumns = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 320px' },
};
/** Beside the form and the case; on a phone between them, where the buttons are. */
const secondColumn = {
  gridColumn: { md: 2 },
  gridRow: { md: '1 / span 2' },
  position: { md: 'sticky' },
  top: 64,
  alignSelf: 'start',
  maxHeight: { md: 'calc(100vh - 80px)' },
  overflowY: 'auto',
};

/** A step to be filled in: the verdict while typing, the consequence before sending. */
export function StepForm(props: StepFormProps) {
  const { title, draft } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { sending, problem, confirming, setConfirming, sendNow, sendOrAsk } = useSendCourse(props);
  useNamedField();
  const { fields, question, courses, faults, told, without } = useCourses(props, left);
  const { data } = draft.draft;
  return (
    <Stack
      component="form"
      spacing={2}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (question === null) sendOrAsk(courses[0]!);
      }}
    >
      <Box sx={twoColumns}>
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <Paper
            sx={{ p: 2.5 }}
            onFocus={(event) => setFocused(pointerAt(event.target))}
            onBlur={({ nativeEvent }) => {
              // A list to choose from puts its value in the place of the element.
              const pointer = pointerAt(nativeEvent.target as Element);
              if (pointer !== null) setLeft((before) => withLeft(before, pointer));
            }}
          >
            <AskedFields
              fields={fields}
              without={without}
              data={data}
              faults={faults}
              told={told}
              reckoned={props.reckoned}
              suggestions={props.suggestions}
              onChange={draft.change}
              more={props.children}
            />
          </Paper>
          <ProblemAlert error={problem} />
          <SendButtons
            title={title}
            question={askedByButtons(fields, question)}
            courses={courses}
            sending={sending}
            onSend={sendOrAsk}
            onDiscard={() => {
              setLeft(new Set());
              draft.discard();
            }}
          />
        </Stack>
        <Stack spacing={2} sx={secondColumn}>
          <Verdicts form={props} courses={courses} fields={fields} />
          <Guide form={props} fields={fields} focused={focused} />
        </Stack>
        {props.beside !== undefined && <Box sx={{ minWidth: 0 }}>{props.beside}</Box>}
      </Box>
      <Confirmation
        form={props}
        fields={fields}
        course={confirming}
        sending={sending}
        onBack={() => setConfirming(null)}
        onConfirm={(course) => void sendNow(course)}
      />
    </Stack>
  );
}

/** Sends a course, or asks once more before; `confirming` is the course that waits for the answer. */
function useSendCourse(props: StepFormProps) {
  const { name, caseId, draft, state } = props;
  const [confirming, setConfirming] = useState<Course | null>(null);
  const { sending, problem, send } = useSendStep(ofCommand(name, caseId), draft);

  async function sendNow(course: Course): Promise<void> {
    const { data: sent, after } = course;
    if (after === null) return;
    props.onSending?.(true);
    const failure = await send(sent, (recorded) => props.onDone(recorded, after));
    if (failure instanceof ApiProblem) props.onRefused?.(failure.violations, sent);
    setConfirming(null);
    props.onSending?.(false);
  }

  function sendOrAsk(course: Course): void {
    if (course.after === null) return;
    if (isAskedOnceMore(name, state, course.after, course.answer !== null)) setConfirming(course);
    else void sendNow(course);
  }

  return { sending, problem, confirming, setConfirming, sendNow, sendOrAsk };
}

interface ConfirmationProps {
  readonly form: StepFormProps;
  readonly fields: readonly Field[];
  /** What would be sent; null as long as nothing is. */
  readonly course: Course | null;
  readonly sending: boolean;
  readonly onBack: () => void;
  readonly onConfirm: (course: Course) => void;
}

function Confirmation({ form, fields, course, sending, onBack, onConfirm }: ConfirmationProps) {
  return (
    <ConfirmStep
      title={form.title}
      consequence={form.consequence}
      outlook={course?.outlook ?? null}
      tooLate={course?.verdict.accepted === true ? course.verdict.tooLate : null}
      fields={fields}
      data={course?.data ?? form.draft.draft.data}
      facts={form.state?.facts ?? null}
      without={form.without}
      open={course !== null}
      sending={sending}
      onBack={onBack}
      onConfirm={() => {
        if (course !== null) onConfirm(course);
      }}
    />
  );
}

/** The courses that the step can take as it is filled in, and what is said against its fields. */
function useCourses(props: StepFormProps, left: ReadonlySet<string>) {
  const { name, schema, draft, caseId, agency, person, state, moved } = props;
  const say = useSay();
  const { data } = draft.draft;
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const { suggestions, required = nothing } = props;
  const question = useMemo(
    () => questionOf(name, fields, suggestions),
    [name, fields, suggestions],
  );
  const courses = useMemo(
    () =>
      coursesOf({ name, schema, data, state, moved, caseId, agency, person, required }, question),
    [name, schema, data, state, moved, caseId, agency, person, required, question],
  );
  const faults = useMemo(() => faultsOf(againstFields(courses), left, say), [courses, left, say]);
  const told = useMemo(() => pointersOf(courses), [courses]);
  const without = useMemo(
    () => (question === null ? props.without : new Set([...props.without, `/${question.field}`])),
    [question, props.without],
  );
  return { fields, question, courses, faults, told, without };
}

interface AskedFieldsProps extends Pick<StepFormProps, 'without' | 'reckoned'> {
  readonly fields: readonly Field[];
  readonly data: FormObject;
  readonly faults: ReadonlyMap<string, string>;
  readonly told: ReadonlySet<string>;
  readonly suggestions: FieldProps['suggestions'];
  readonly onChange: DraftHandle['change'];
  readonly more: StepFormProps['children'];
}

/** What is filled in. Apart, so that going from field to field draws none of them anew. */
const AskedFields = memo(function AskedFields(props: AskedFieldsProps) {
  const { fields, without, data, faults, told, reckoned, suggestions, onChange, more } = props;
  return (
    <>
      <FormFields
        fields={fields}
        without={without}
        value={data}
        pointer=""
        faults={faults}
        reckoned={reckoned}
        {...(suggestions === undefined ? {} : { suggestions })}
        onChange={(changed) => onChange(changed as FormObject)}
      />
      {more?.(faults, told)}
    </>
  );
});

interface VerdictsProps {
  readonly form: StepFormProps;
  readonly courses: readonly Course[];
  readonly fields: readonly Field[];
}

/** What would be answered, said once for all answers that end alike. */
function Verdicts({ form, courses, fields }: VerdictsProps) {
  const { without, state, agency, draft } = form;
  const hasFacts = 'facts' in draft.draft.data;
  return alike(courses).map((group) => (
    <LiveVerdict
      key={group.map(({ answer }) => answer?.words.en).join()}
      verdict={group[0]!.verdict}
      answers={
        group.length === courses.length
          ? []
          : group.flatMap(({ answer }) => (answer === null ? [] : [answer.words]))
      }
      addressOfFact={(field) => correctionOf(field, state, agency)}
      hasFacts={hasFacts}
      {...toldOf(fields, group[0]!.violations)}
      nameOfField={(pointer) => nameOfShown(fields, pointer, without)}
      onField={focusField}
    />
  ));
}

interface GuideProps {
  readonly form: StepFormProps;
  readonly fields: readonly Field[];
  /** Pointer of the field that one is in. */
  readonly focused: string | null;
}

/** The articles that the step rests on, and what the law says of the field that one is in. */
function Guide({ form, fields, focused }: GuideProps) {
  const { data } = form.draft.draft;
  const label = focused === null ? null : nameOf(fields, focused);
  const focusedOn = label === null ? null : { pointer: focused!, label };
  const about = form.state ?? beingOpened(data);
  return (
    <FieldGuide
      command={form.name}
      articles={form.articles}
      measure={about.measure}
      belongs={(article) => belongsToCase(article, { state: about, data })}
      field={focusedOn}
    />
  );
}

/** The same set where it holds the pointer already: who comes by again changes nothing. */
const withLeft = (left: ReadonlySet<string>, pointer: string): ReadonlySet<string> =>
  left.has(pointer) ? left : new Set([...left, pointer]);

/** Pointers of all that something is said of, whatever is answered. */
const pointersOf = (courses: readonly Course[]): ReadonlySet<string> =>
  new Set(courses.flatMap(({ violations }) => violations.flatMap(({ field }) => field ?? [])));

/** The field that is asked for by the buttons. */
function askedByButtons(fields: readonly Field[], question: Question | null) {
  if (question === null) return null;
  const pointer = `/${question.field}`;
  return { pointer, label: nameOf(fields, pointer)! };
}

/** What the form says so far of the case that it opens. */
const beingOpened = (data: FormObject) => ({
  measure: data['measure'] as CaseState['measure'],
  facts: (data['facts'] ?? {}) as CaseState['facts'],
  trialMode: null,
  prisonNotice: null,
});

/** Where a fact of the case is corrected, at its field; null where this agency cannot do it now. */
function correctionOf(pointer: string, state: CaseState | null, agency: AgencyId): string | null {
  if (state === null || state.agencies.prison !== agency) return null;
  const { from } = processOf(state.processVersion).steps.correctFacts;
  if (!from.includes(state.stage)) return null;
  const field = pointer.slice('/facts/'.length).split('.')[0]!;
  return `/cases/${state.caseId}/act/correctFacts?field=${encodeURIComponent(field)}`;
}

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
