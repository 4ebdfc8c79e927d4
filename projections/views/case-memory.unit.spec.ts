import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { journeyWith } from '../testing/case-events.ts';
import { caseMemory } from './case-folding.ts';

const person = { account: 'a', name: '甲', post: '科员', staffNumber: '1' };
/** Words of a person wherever a step takes them, as a case has them that went past the law. */
const wordy = journeyWith().map((event) => {
  const data: Record<string, unknown> = { ...event.data, person };
  for (const name of ['reasons', 'text', 'reason']) if (name in data) data[name] = '一段说明';
  if ('override' in data) {
    data['override'] = { reason: '另有说明', documents: [] };
    data['overridden'] = [{ rule: 'SPC2016-006-1A', result: 'notMet' }];
  }
  return { ...event, data } as unknown as CaseEvent;
});
const next = (state: CaseState | null, event: CaseEvent): CaseState =>
  caseDecider.evolve(state, event)!;

test('what a view keeps of a case is the same, however often it was kept on the way', () => {
  let whole: CaseState | null = null;
  let kept: CaseState | null = null;
  for (const event of wordy) {
    whole = next(whole, event);
    kept = caseMemory(next(kept, event));
    expect({ after: event.type, kept }).toEqual({ after: event.type, kept: caseMemory(whole) });
  }
  expect(whole!.overrides.length).toBeGreaterThan(1);
});
