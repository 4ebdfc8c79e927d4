import { z } from 'zod';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { longText } from './fields.ts';
import { openCaseSchema } from './steps/open-case.ts';
import { opening } from './testing/scenario.ts';

test.each(['.', '。。', '123', '√'])('%j is no reason: a reason has words', (reason) => {
  const text = longText('理由', 'Reason');
  expect(() => parseWith(z.object({ reason: text }), { reason })).toThrow(Problem);
  expect(parseWith(z.object({ reason: text }), { reason: '另案' })).toEqual({ reason: '另案' });
});

test('no text is taken that a change of encoding has destroyed', () => {
  const taken = (reason: string) => longText('理由', 'Reason').safeParse(reason).success;
  expect([taken('��监狱'), taken('监狱')]).toEqual([false, true]);
  const { offender } = opening();
  const named = (name: string) =>
    openCaseSchema.safeParse({ ...opening(), offender: { ...offender, name } }).success;
  expect([named('张�'), named('张三')]).toEqual([false, true]);
});

test('a case is opened a second time for a reason in words', () => {
  const given = (duplicateReason: string) =>
    openCaseSchema.safeParse({ ...opening(), duplicateReason }).success;
  expect([given('.'), given('上一案已撤回')]).toEqual([false, true]);
});

test.each(['***', '123', '——', '１２'])('%j is nobody’s name', (name) => {
  const { offender } = opening();
  const given = (whole: string) =>
    openCaseSchema.safeParse({ ...opening(), offender: { ...offender, name: whole } }).success;
  expect([given(name), given('张三'), given('Ali')]).toEqual([false, true, true]);
});

test.each([
  ['㊀', false],
  ['--', false],
  ['★', false],
  ['罪犯', false],
  ['①', true],
  ['７', true],
  ['YL-08', true],
  ['3101000001', true],
])('%j as the number of a prisoner: %s', (prisonerNumber, isTaken) => {
  const offender = { ...opening().offender, prisonerNumber };
  expect(openCaseSchema.safeParse({ ...opening(), offender }).success).toBe(isTaken);
});
