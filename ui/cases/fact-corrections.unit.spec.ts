import { factCorrections } from './fact-corrections.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';

const event = (type: string, data: Record<string, unknown>): ShownEvent =>
  ({ type, data, recordedAt: '2026-02-03T00:00:00Z' }) as unknown as ShownEvent;

test('a correction says of each fact what stood there before, and why it was changed', () => {
  const corrections = factCorrections([
    event('CaseOpened', { facts: { termMonths: 36, priors: [], offence: '盗窃罪' } }),
    event('WardReviewed', { agreed: true }),
    event('FactsCorrected', {
      facts: { termMonths: 40, priors: [{ months: 3 }], offence: '盗窃罪', merit: null },
      reason: '判决书写明四十个月',
    }),
    event('FactsCorrected', { facts: { termMonths: 41, priors: [{ months: 3 }] }, reason: '再核' }),
  ]);
  expect(corrections.map(({ fact, before, reason }) => [fact, before, reason])).toEqual([
    ['termMonths', 36, '判决书写明四十个月'],
    ['priors', [], '判决书写明四十个月'],
    ['termMonths', 40, '再核'],
    ['offence', '盗窃罪', '再核'],
  ]);
});

test('a case whose facts nobody corrected has no corrections', () => {
  expect(factCorrections([event('CaseOpened', { facts: { termMonths: 36 } })])).toEqual([]);
});
