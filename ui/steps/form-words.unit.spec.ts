import {
  changed,
  after,
  caseId,
  journeyUntil,
  parties,
} from '#domain/casework/testing/scenario.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { emptyForm, fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { faultsOf, fillIn, nameOfShown, toldOf, worded } from './form-words.ts';
import { questionOf } from './step-answers.ts';
import { againstFields, coursesOf } from './step-courses.ts';

const person = { name: '甲', post: '乙', staffNumber: '1', at: '2026-11-22T08:00:00Z' };

/** What is said against this command at its place in the journey, by every answer that it has. */
function against(command: CaseCommand, required: readonly string[] = []) {
  const name = command.kind as StepCommand;
  const { schema, agency } = steps[name];
  return coursesOf(
    {
      name,
      schema,
      data: command.data as unknown as FormObject,
      state: after(journeyUntil(name)),
      moved: false,
      caseId,
      agency: parties[agency as keyof typeof parties],
      person,
      required,
    },
    questionOf(name, fieldsOf(schema)),
  );
}

const said = (command: CaseCommand, required: readonly string[] = []) =>
  against(command, required).flatMap(({ violations }) =>
    violations.map(({ field, text }) => [field, text.zh]),
  );

test('a number that nobody has typed is asked for, and one that is too small is refused by its article', () => {
  const none = said(changed('recordCommitteeReview', { members: null }));
  expect(new Set(none.map(String))).toEqual(new Set([`/members,${fillIn.zh}`]));
  const few = said(changed('recordCommitteeReview', { members: 3 }));
  expect(few.map(String)).toContain('/members,减刑假释评审委员会成员不得少于9人');
});

test.each([
  changed('recordWardReview', { on: null }),
  changed('makeRuling', { outcome: 'refuse', granted: null, newEnd: null, reasons: null }),
  changed('serveRuling', { prison: null, offender: null }),
])('what $kind still lacks is asked for, and not refused by law', (command) => {
  const texts = said(command).map(([, text]) => text);
  expect(texts.length).toBeGreaterThan(0);
  expect(new Set(texts)).toEqual(new Set([fillIn.zh]));
});

const months = (reductionMonths: number) => ({
  reductionMonths,
  reductionDays: null,
  resultTermMonths: null,
  parole: false,
});

test.each([
  ['decideProposal', changed('decideProposal', { proposal: months(12) }), '/proposal'],
  ['decideProposal', changed('decideProposal', { proposal: months(0) }), '/proposal'],
  [
    'makeRuling',
    changed('makeRuling', { outcome: 'adjust', granted: months(12), newEnd: null, reasons: '甲' }),
    '/granted',
  ],
] as const)('%s beyond what the law allows says why, at its field', (name, command, under) => {
  const [course] = against(command);
  const { open, refusals } = toldOf(fieldsOf(steps[name].schema), course!.violations);
  expect(open).toEqual([]);
  expect(refusals.map(({ field }) => field)).toContain(`${under}/reductionMonths`);
});

test('what is said of no field of the form is told all the same', () => {
  const fields = fieldsOf(steps.recordWardReview.schema);
  const data = { on: null };
  const told = (rule: string, field?: string) =>
    toldOf(fields, [
      worded(data, {
        rule,
        article: null,
        text: { zh: '不行', en: 'No' },
        ...(field === undefined ? {} : { field }),
      }),
    ]);
  for (const [rule, field] of [
    ['CL-079', '/proposedReductionMonths'],
    ['CL-079', '/person'],
    ['CL-079', undefined],
  ] as const) {
    expect(told(rule, field)).toMatchObject({ open: [], slips: [], refusals: [{ rule }] });
  }
  expect(told('PROC-X', '/on')).toMatchObject({ open: [{ pointer: '/on' }], refusals: [] });
});

test('what a list still lacks is asked for and not refused, nor a fault before one was there', () => {
  const courses = against(changed('submitProposal', { materials: [] }));
  const { schema } = steps.submitProposal;
  const { slips, refusals } = toldOf(fieldsOf(schema), courses[0]!.violations);
  expect(refusals).toEqual([]);
  expect(slips.map(({ text }) => text.zh)).toContain('缺少材料：罪犯评审鉴定表、奖惩审批表等');
  const faults = (left: readonly string[]) =>
    faultsOf(againstFields(courses), new Set(left), ({ zh }) => zh).size;
  expect([faults([]), faults(['/materials'])]).toEqual([0, 1]);
});

test('that a field is empty is no fault of it until somebody has been there', () => {
  const courses = against(changed('recordCommitteeReview', { members: null }));
  const faults = (left: readonly string[]) =>
    Object.fromEntries(faultsOf(againstFields(courses), new Set(left), ({ zh }) => zh));
  expect(faults([])).toEqual({});
  expect(faults(['/members'])).toEqual({ '/members': fillIn.zh });
});

test('nothing is said to be in order while a field is empty that must be filled in', () => {
  const command = changed('recordWardReview', { opinion: null });
  expect(against(command, []).every(({ verdict }) => verdict.accepted)).toBe(true);
  expect(against(command, ['/opinion']).some(({ verdict }) => verdict.accepted)).toBe(false);
  expect(said(command, ['/opinion']).map(String)).toContain(`/opinion,${fillIn.zh}`);
});

test('a box that must be ticked is asked for, in words', () => {
  const fields = fieldsOf(steps.makeRetrialRuling.schema);
  const violation = {
    rule: 'SCHEMA-INVALID-VALUE',
    article: null,
    text: { zh: '须为“是”', en: 'Must be yes' },
    field: '/newPanel',
  };
  const told = toldOf(fields, [worded({ newPanel: false }, violation)]);
  expect(told).toMatchObject({ open: [{ pointer: '/newPanel' }], refusals: [] });
});

/** The form for what a document states, as it opens: nothing is filled in. */
function emptyExcerpt() {
  const documentId = '0b9f7c1e-1111-8222-8333-444455556666';
  const { schema } = steps.excerptDocument;
  const blank = emptyForm(fieldsOf(schema));
  const attached = { documentId } as CaseState['documents'][number];
  const state: CaseState = { ...after(journeyUntil('recordWardReview')), documents: [attached] };
  const data: FormObject = { ...blank, on: '2026-02-03', documentId };
  const [course] = coursesOf(
    {
      name: 'excerptDocument',
      schema,
      data,
      state,
      moved: false,
      caseId,
      agency: parties.prison,
      person,
      required: [],
    },
    null,
  );
  return { fields: fieldsOf(schema), violations: course!.violations };
}

test('a group in which nothing is filled in is asked for: not refused, and not red before somebody was in it', () => {
  const { fields, violations } = emptyExcerpt();
  const { open, slips, refusals } = toldOf(fields, violations);
  expect(open.map(({ pointer }) => pointer)).toEqual(['/states']);
  expect([slips, refusals]).toEqual([[], []]);
  const zh = (text: { readonly zh: string }): string => text.zh;
  expect(faultsOf(violations, new Set(), zh)).toEqual(new Map());
  expect([...faultsOf(violations, new Set(['/states/offence']), zh).keys()]).toEqual(['/states']);
});

test('what such a case is not asked for has no name to be led to', () => {
  const fields = fieldsOf(steps.makeRuling.schema);
  const without = new Set(['/granted/resultTermMonths', '/newEnd']);
  expect(nameOfShown(fields, '/newEnd', without)).toBeNull();
  expect(nameOfShown(fields, '/granted/resultTermMonths', without)).toBeNull();
  expect(nameOfShown(fields, '/granted/reductionMonths', without)).not.toBeNull();
  expect(nameOfShown(fields, '/facts/offence', new Set(['/facts']))).not.toBeNull();
});
