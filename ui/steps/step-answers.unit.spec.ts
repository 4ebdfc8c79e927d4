import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import { steps } from '#domain/casework/steps/index.ts';
import {
  after,
  caseId,
  changed,
  journeyUntil,
  parties,
} from '#domain/casework/testing/scenario.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { toldOf } from './form-words.ts';
import { seenWords } from './moved-on-words.ts';
import { answered, questionOf } from './step-answers.ts';
import { againstFields, alike, coursesOf, type Course } from './step-courses.ts';

const question = (name: StepCommand) => questionOf(name, fieldsOf(steps[name].schema));

const person = { name: '甲', post: '乙', staffNumber: '1', at: '2026-11-22T08:00:00Z' };

/** The ways to send this command, at its place in the journey, before it is answered. */
function courses({ kind, data }: CaseCommand, moved = false): readonly Course[] {
  const name = kind as StepCommand;
  const asked = question(name)!;
  return coursesOf(
    {
      name,
      schema: steps[name].schema,
      data: { ...(data as unknown as FormObject), [asked.field]: null },
      state: after(journeyUntil(kind)),
      moved,
      caseId,
      agency: parties[steps[name].agency as keyof typeof parties],
      person,
      required: [],
    },
    asked,
  );
}

test('a case that moved on unseen can be sent by no button, and it is said what to press', () => {
  const all = courses(changed('recordWardReview', {}), true);
  expect(all.map(({ after: then }) => then)).toEqual(all.map(() => null));
  for (const { violations } of all) {
    expect(violations.map(({ text }) => text.zh)).toEqual([expect.stringContaining(seenWords.zh)]);
    expect(toldOf([], violations)).toEqual({ open: [], slips: violations, refusals: [] });
  }
});

test('what ends a case and what goes on with it are two buttons, each with what follows', () => {
  expect(
    courses(changed('recordWardReview', {})).map(({ answer, outlook }) => [
      answer!.words.zh,
      outlook!.kind,
    ]),
  ).toEqual([
    ['同意提请', 'goesOn'],
    ['不同意提请', 'ends'],
  ]);
});

test('a ruling is no question of two buttons: its answer decides what is filled in', () => {
  expect(question('makeRuling')).toBeNull();
});

test('what belongs to another answer is not sent along', () => {
  const asked = question('decideProposal')!;
  const [yes, no] = asked.answers;
  const data = { propose: null, proposal: { reductionMonths: 6 } };
  expect(answered('decideProposal', data, asked, yes!)).toEqual({ ...data, propose: true });
  expect(answered('decideProposal', data, asked, no!)).toEqual({ propose: false, proposal: null });
});

test('a paper review is sent without the day of a hearing that was typed before', () => {
  const typed = changed('chooseTrialMode', { hearingDate: LegalDate('2026-04-09') });
  const sent = courses(typed).map(({ data }) => [data['mode'], data['hearingDate']]);
  expect(sent).toContainEqual(['paper', null]);
  expect(sent).toContainEqual(['hearing', '2026-04-09']);
});

test('an empty field is marked only where every answer needs it; the panel says what each needs', () => {
  const opinion = courses(changed('giveProcuratorateOpinion', { text: null }));
  const [agree, disagree] = opinion;
  expect(agree!.verdict.accepted).toBe(true);
  expect(disagree!.violations.map(({ field }) => field)).toContain('/text');
  expect(againstFields(opinion).map(({ field }) => field)).not.toContain('/text');
  const committee = courses(changed('recordCommitteeReview', { members: null }));
  expect(againstFields(committee).map(({ field }) => field)).toContain('/members');
});

test('what is said of every answer is said once', () => {
  const missing = courses(changed('recordCommitteeReview', { members: null }));
  expect(alike(missing)).toHaveLength(1);
  const opinion = courses(changed('giveProcuratorateOpinion', { text: null }));
  expect(alike(opinion).length).toBeGreaterThan(1);
});
