import { LegalDate } from '#domain/kernel/legal-date.ts';
import { caseDeadlines } from './case-deadlines.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand } from './events.ts';
import { after, changed, journey, journeyUntil } from './testing/scenario.ts';

const on = LegalDate;
const limitsOf = (id: string, state: CaseState) =>
  caseDeadlines(state)
    .filter((limit) => limit.id === id)
    .map(({ done, doneOn }) => [done, doneOn]);

describe('the time for the ruling (法释〔2014〕5号第一条)', () => {
  const asked = (day: string): CaseCommand => ({
    kind: 'requestWithdrawal',
    data: { on: on(day), reason: '发现遗漏材料' },
  });
  const decided = (day: string, permitted: boolean): CaseCommand => ({
    kind: 'decideWithdrawal',
    data: { on: on(day), permitted, reasons: null },
  });
  const tried = journeyUntil('makeRuling');
  const refused = [...tried, asked('2026-04-03'), decided('2026-04-07', false)];

  test('runs on while a withdrawal is asked for, and after it was not permitted', () => {
    expect(limitsOf('ruling', after([...tried, asked('2026-04-03')]))).toEqual([[false, null]]);
    expect(limitsOf('ruling', after(refused))).toEqual([[false, null]]);
  });

  test('is met by the ruling that follows', () => {
    expect(limitsOf('ruling', after([...refused, changed('makeRuling', {})]))).toEqual([
      [true, '2026-04-10'],
    ]);
  });

  test('ends with the withdrawal that is permitted, not with the one before that was not', () => {
    const permitted = [...refused, asked('2026-04-08'), decided('2026-04-09', true)];
    expect(limitsOf('ruling', after(permitted))).toEqual([[true, '2026-04-09']]);
  });
});

describe('what follows from a ruling that is tried again', () => {
  const order: CaseCommand = {
    kind: 'orderRetrial',
    data: { on: on('2026-05-06'), ground: 'error', reasons: '原裁定有误' },
  };

  test.each(['report', 'correctionReceipt', 'correctionOpinion', 'handOver'])(
    '%s is owed no more once the retrial is ordered',
    (id) => {
      const handedOver = after([...journey, { ...order }]);
      const [ruling] = handedOver.rulings;
      const paroled: CaseState = {
        ...handedOver,
        facts: { ...handedOver.facts, executionAgency: '某市看守所' },
        rulings: [{ ...ruling!, granted: { ...ruling!.granted!, parole: true } }],
        steps: handedOver.steps.flatMap((step) =>
          step.event === 'RetrialOrdered'
            ? [{ ...step, event: id === 'handOver' ? 'RulingServed' : 'HandedOver' }, step]
            : [step],
        ),
      };
      const limits = caseDeadlines(paroled).filter((limit) => limit.id === id);
      expect(limits.length).toBeGreaterThan(0);
      expect(limits.filter(({ standing }) => standing === 'running')).toEqual([]);
    },
  );
});
