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

/** The state after the event. Throws for an event before the opening, UnknownEventVersion, and what the step throws. */
export function foldCase(state: CaseState | null, event: RecordedEvent): CaseState {
  const next = caseDecider.evolve(state, upcast(event) as unknown as CaseEvent);
  if (next === null) throw new Error(`${event.type} stands before the opening of its case`);
  return next;
}

/**
 * The state without what no later step and no time limit reads: enough to go on
 * folding, small enough to be kept with a document that shows little of the case.
 */
export function caseMemory(state: CaseState): CaseState {
  const { facts } = state;
  return {
    ...state,
    facts: {
      offence: facts.offence ?? null,
      originalSentence: facts.originalSentence ?? null,
      currentSentence: sentenceServed(facts as Omit<ReviewFacts, 'measure'>),
      onProbation: facts.onProbation ?? null,
      suspendedSentence: Boolean(facts.suspendedSentence),
      executionAgency: facts.executionAgency ?? null,
    },
    documents: [],
    // The number tells whether it was the same person; nobody's name has to be kept for that.
    steps: state.steps.map(({ person, ...entry }) => ({
      ...entry,
      person: person && { ...person, name: '', post: '' },
    })),
    overrides: state.overrides.map((entry) => ({
      ...entry,
      reason: '',
      person: null,
      overridden: null,
    })),
    materials: [],
    returns: state.returns.map((entry) => ({ ...entry, items: [], answers: [] })),
    rulings: state.rulings.map((ruling) => ({ ...ruling, reasons: null })),
    procuratorateOpinion: state.procuratorateOpinion && {
      ...state.procuratorateOpinion,
      text: null,
    },
    withdrawal: state.withdrawal && { ...state.withdrawal, reason: '' },
  };
}
