import { ChangeList } from '../case-parts/change-list.tsx';
import { isNobodysAnswer, lastPart } from '../words/field-names.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { differences } from '../case-parts/state-difference.ts';
import { stateOf } from '../case-parts/state-of.ts';

interface EventDifferenceProps {
  readonly event: ShownEvent;
  readonly before: readonly ShownEvent[];
}

/** What stands beside it in the words of who said it, and what nobody was asked. */
const isTold = (path: string, to: unknown): boolean =>
  saidOfItself.has(path) || isNobodysAnswer(lastPart(path), to);
const saidOfItself: ReadonlySet<string> = new Set(['procuratorateOpinion/stance', 'trialMode']);

/** What an event changed in the case, in the words of the procedure. */
export function EventDifference({ event, before }: EventDifferenceProps) {
  const after = stateOf([...before, event]);
  const changes = differences(stateOf(before), after);
  const told = changes.filter(({ path, to }) => !isTold(path, to));
  if (before.length === 0 || told.length === 0) return null;
  return <ChangeList changes={told} measure={after?.measure ?? null} />;
}
