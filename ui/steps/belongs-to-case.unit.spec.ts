import { after, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { belongsToCase } from './belongs-to-case.ts';

const commutation = after(journeyUntil('recordTrial'));
const parole = { ...commutation, measure: 'parole' } as const;

test('a term of three years is shown no article on life, and a commutation none on parole', () => {
  const asked = { state: commutation, data: {} };
  expect(belongsToCase('CL-080', asked)).toBe(false);
  expect(belongsToCase('CL-083', asked)).toBe(false);
  expect(belongsToCase('SPC2014-004', asked)).toBe(true);
});

test('the approval of the Supreme Court is shown only for special circumstances', () => {
  const special = { ...parole, facts: { ...parole.facts, specialCircumstances: true } };
  expect(belongsToCase('INT2021-420', { state: parole, data: {} })).toBe(false);
  expect(belongsToCase('INT2021-420', { state: special, data: {} })).toBe(true);
  expect(belongsToCase('CL-083', { state: parole, data: {} })).toBe(true);
});

test('a paper review is shown nothing on who comes to a hearing', () => {
  expect(belongsToCase('SPC2014-007', { state: parole, data: {} })).toBe(false);
  expect(belongsToCase('SPC2014-015', { state: parole, data: {} })).toBe(true);
  const hearing = { state: { ...parole, trialMode: 'hearing' as const }, data: {} };
  expect(belongsToCase('SPC2014-007', hearing)).toBe(true);
  expect(belongsToCase('SPC2014-015', hearing)).toBe(false);
});

test('a notice rests on the law of the day on which it is posted (监狱法 2026 from 2026-11-01)', () => {
  const cited = (on: string, postedOn: string | null) => {
    const prisonNotice =
      postedOn === null ? null : { ...commutation.prisonNotice!, postedOn: LegalDate(postedOn) };
    const asked = { state: { ...commutation, prisonNotice }, data: { on } };
    return (['MOJ130-011', 'PL2026-050-1'] as const).filter((id) => belongsToCase(id, asked));
  };
  expect(cited('2026-10-31', null)).toEqual(['MOJ130-011']);
  expect(cited('2026-11-01', null)).toEqual(['PL2026-050-1']);
  expect(cited('2026-11-06', '2026-10-30')).toEqual(['MOJ130-011', 'PL2026-050-1']);
});
