import { agencyKinds } from '#domain/casework/agencies.ts';
import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import {
  latestRuling,
  type CaseState,
  type Proposal,
  type Ruling,
} from '#domain/casework/case-state.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import {
  cockpitDimensions,
  type CountKind,
  type CockpitCount,
  type CockpitDimension,
} from '../ports/cockpit-figures.ts';
import type { Projector, Tally } from '../ports/projector.ts';
import { caseEvents, caseKeys, caseMemory, deadlinesOf, foldCase } from './case-folding.ts';
import { marksOf, wasLate } from '#domain/casework/case-marks.ts';
import { monthOf, partiesOf, turnOf } from './case-summary.ts';

export interface CountedCase {
  readonly id: string;
  readonly figures: readonly Figure[];
  /** Documents attached so far; the state that is kept leaves them out. */
  readonly documents: number;
  readonly state: CaseState;
}

export const cockpitProjector: Projector<CountedCase> = {
  view: 'cockpit',
  version: 8,
  eventTypes: caseEvents,
  ofOneStream: true,
  keys: caseKeys,
  apply: (doc, event, key) => {
    const state = foldCase(doc?.state ?? null, event);
    const added = state.documents.length - (doc?.state.documents.length ?? 0);
    return { id: key, figures: [], documents: (doc?.documents ?? 0) + added, state };
  },
  complete: (doc) => ({
    ...doc,
    figures: figuresOf(doc.state, doc.documents),
    state: caseMemory(doc.state),
  }),
  tallies: ({ state, figures }) => talliesOf(state, figures),
};

/** What a figure says of itself, beside what it takes from its case. */
type OwnDimensions = Partial<
  Record<Exclude<CockpitDimension, 'party' | 'district' | 'measure' | 'provenance'>, string | null>
> & { readonly kind: CountKind };

/** A figure of a case: it counts among all cases, and among those of each of its parties. */
export interface Figure {
  readonly own: OwnDimensions;
  readonly counts: Partial<Record<CockpitCount, number>>;
}

type Counted = Pick<CaseState, 'district' | 'measure' | 'provenance' | 'agencies'>;

/** Everything that one case counts for as it stands now: among all cases, and among those of each of its parties. */
function talliesOf(state: Counted, figures: readonly Figure[]): readonly Tally[] {
  const { district, measure, provenance } = state;
  const parties = [null, ...partiesOf(state)];
  return figures.flatMap(({ own, counts }) => {
    const known: Tally['dimensions'] = {
      ...noDimensions,
      district,
      measure,
      provenance: provenance.kind,
      ...own,
    };
    const further = furtherDimensions.map((name) => known[name] ?? '').join('|');
    return parties.map((party): Tally => ({
      key: `${own.kind}|${party ?? ''}|${further}`,
      dimensions: { ...known, party },
      counts,
    }));
  });
}

/** A key begins with kind and party; the others follow. */
const furtherDimensions = cockpitDimensions.filter((name) => name !== 'kind' && name !== 'party');

const noDimensions = Object.fromEntries(cockpitDimensions.map((name) => [name, null]));

function figuresOf(state: CaseState, documents: number): readonly Figure[] {
  const deadlines = deadlinesOf(state);
  return [
    ...open(state, deadlines),
    opened(state, documents),
    ...received(state),
    ...decided(state),
    ...closed(state),
    ...late(state, deadlines),
    ...marked(state, deadlines, documents),
  ];
}

/** What a case is counted by besides its kind, so that a choice of these narrows every figure. */
const standing = (state: CaseState) => ({
  stage: state.stage,
  opened: monthOf(state.steps[0]!.on),
});

function open(state: CaseState, deadlines: readonly CaseDeadline[]): readonly Figure[] {
  const { kind: agencyKind, agency, due } = turnOf(state, deadlines);
  if (agencyKind === null) return [];
  return [figure({ kind: 'open', agencyKind, agency, due, ...standing(state) }, { cases: 1 })];
}

const opened = (state: CaseState, documents: number): Figure => {
  const { outcome } = state;
  const { opened: month } = standing(state);
  return figure({ kind: 'opened', outcome, month, ...standing(state) }, { cases: 1, documents });
};

const marked = (
  state: CaseState,
  deadlines: readonly CaseDeadline[],
  documents: number,
): readonly Figure[] =>
  marksOf(state, deadlines, documents).map((mark) =>
    figure({ kind: 'marked', mark, ...standing(state) }, { cases: 1 }),
  );

/** An agency receives a case with the act that brings the turn to it for the first time. */
function received(state: CaseState): readonly Figure[] {
  const reached = state.steps.map(({ on }, index) => ({
    on,
    turn: stageInfo[state.steps[index + 1]?.stage ?? state.stage].turn,
  }));
  return agencyKinds.flatMap((agencyKind) => {
    const first = reached.find(({ turn }) => turn === agencyKind);
    if (first === undefined) return [];
    const agency = state.agencies[agencyKind];
    return [
      figure({ kind: 'received', agencyKind, agency, month: monthOf(first.on) }, { cases: 1 }),
    ];
  });
}

function decided(state: CaseState): readonly Figure[] {
  const ruling = latestRuling(state);
  if (ruling === null) return [];
  return [
    figure(
      {
        kind: 'decided',
        agencyKind: 'court',
        agency: state.agencies.court,
        outcome: ruling.outcome,
        month: monthOf(ruling.on),
        ...standing(state),
      },
      {
        cases: 1,
        departures: departs(ruling, state.proposal) ? 1 : 0,
        reductionMonths: ruling.granted?.reductionMonths ?? 0,
      },
    ),
  ];
}

function closed(state: CaseState): readonly Figure[] {
  if (state.stage !== 'closed') return [];
  const { outcome, lastOn } = state;
  return [figure({ kind: 'closed', outcome, month: monthOf(lastOn) }, { cases: 1 })];
}

const late = (state: CaseState, deadlines: readonly CaseDeadline[]): readonly Figure[] =>
  deadlines.filter(wasLate).map(({ id, owner, doneOn }) =>
    figure(
      {
        kind: 'late',
        agencyKind: owner,
        agency: state.agencies[owner],
        limitId: id,
        month: monthOf(doneOn),
      },
      { cases: 1 },
    ),
  );

/**
 * The court granted something else than was proposed, or refused. What was proposed is
 * not always published; then only the ruling's own word counts, that it adjusts.
 */
export function departs({ outcome, granted }: Ruling, proposal: Proposal | null): boolean {
  if (outcome === 'refuse') return true;
  if (granted === null || proposal === null || !isPublished(proposal)) return outcome === 'adjust';
  return (Object.keys(granted) as (keyof Proposal)[]).some(
    (name) => granted[name] !== proposal[name],
  );
}

/** A proposal of commutation names months, days or a new term. */
const isPublished = ({ parole, ...amounts }: Proposal): boolean =>
  parole || Object.values(amounts).some((amount) => amount !== null);

const figure = (own: OwnDimensions, counts: Figure['counts']): Figure => ({ own, counts });
