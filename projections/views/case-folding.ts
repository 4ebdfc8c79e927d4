import { type CaseDeadline, caseDeadlines } from '#domain/casework/case-deadlines.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { type CaseEvent, caseEventTypes } from '#domain/casework/events.ts';
import { sentenceServed, type ReviewFacts } from '#domain/law/index.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { upcast } from '#migrations/upcast.ts';

/** Types of the events that tell what became of a case. */
export const caseEvents: ReadonlySet<string> = new Set(caseEventTypes);

const prefix = 'case-';

/** The id of the case that the event belongs to; none when it stands in another stream. */
export const caseKeys = ({ stream }: RecordedEvent): readonly string[] =>
  stream.startsWith(prefix) ? [stream.slice(prefix.length)] : [];

interface Fold {
  readonly before: CaseState | null;
  readonly after: CaseState;
}
const folds = new WeakMap<RecordedEvent, Fold>();

/**
 * The state after the event. Views of one thread are given the same events, and mostly from the same state: what
 * one of them reckoned the next is given. Throws for an event before the opening, UnknownEventVersion, and what
 * the step throws.
 */
export function foldCase(state: CaseState | null, event: RecordedEvent): CaseState {
  const known = folds.get(event);
  if (known?.before === state) return known.after;
  const after = folded(state, event);
  folds.set(event, { before: state, after });
  return after;
}

function folded(state: CaseState | null, event: RecordedEvent): CaseState {
  const next = caseDecider.evolve(state, upcast(event) as unknown as CaseEvent);
  if (next === null) throw new Error(`${event.type} stands before the opening of its case`);
  return next;
}

const deadlines = new WeakMap<CaseState, readonly CaseDeadline[]>();

/** The time limits of a case in this state, reckoned once. */
export const deadlinesOf = (state: CaseState): readonly CaseDeadline[] =>
  once(deadlines, state, caseDeadlines);

const memories = new WeakMap<CaseState, CaseState>();

/**
 * The state without what no later step and no time limit reads: enough to go on
 * folding, small enough to be kept with a document that shows little of the case. Of one state the same, so that
 * views that keep it go on from the same.
 */
export const caseMemory = (state: CaseState): CaseState => once(memories, state, memoryOf);

function once<Value>(
  known: WeakMap<CaseState, Value>,
  state: CaseState,
  reckon: (state: CaseState) => Value,
): Value {
  let value = known.get(state);
  if (value === undefined) {
    value = reckon(state);
    known.set(state, value);
  }
  return value;
}

/** What of a case is kept shorter; of what a view kept before, the same again. */
const shorter: {
  readonly [Name in keyof CaseState]?: (value: CaseState[Name]) => CaseState[Name];
} = {
  facts: (facts) => ({
    offence: facts.offence ?? null,
    originalSentence: facts.originalSentence ?? null,
    currentSentence: sentenceServed(facts as Omit<ReviewFacts, 'measure'>),
    onProbation: facts.onProbation ?? null,
    suspendedSentence: Boolean(facts.suspendedSentence),
    executionAgency: facts.executionAgency ?? null,
  }),
  documents: () => [],
  // The number tells whether it was the same person; nobody's name has to be kept for that.
  steps: (steps) =>
    steps.map(({ person, ...entry }) => ({
      ...entry,
      person: person && { ...person, name: '', post: '' },
    })),
  overrides: (overrides) =>
    overrides.map((entry) => ({ ...entry, reason: '', person: null, overridden: null })),
  materials: () => [],
  returns: (returns) => returns.map((entry) => ({ ...entry, items: [], answers: [] })),
  rulings: (rulings) => rulings.map((ruling) => ({ ...ruling, reasons: null })),
  procuratorateOpinion: (opinion) => opinion && { ...opinion, text: null },
  withdrawal: (withdrawal) => withdrawal && { ...withdrawal, reason: '' },
};

function shortened<Part extends Partial<CaseState>>(part: Part): Part {
  const short: Record<string, unknown> = { ...part };
  for (const [name, shorten] of Object.entries(shorter)) {
    if (Object.hasOwn(short, name))
      short[name] = (shorten as (value: unknown) => unknown)(short[name]);
  }
  return short as Part;
}

/** What a withdrawal would bring back is shorter as well: it must not tell when the view last kept the case. */
function memoryOf(state: CaseState): CaseState {
  const { reversible } = state;
  return {
    ...shortened(state),
    reversible: reversible && { ...reversible, before: shortened(reversible.before) },
  };
}
