import { agencyKinds } from '#domain/casework/agencies.ts';
import { type CaseDeadline, caseDeadlines } from '#domain/casework/case-deadlines.ts';
import type { CaseState, Proposal, Ruling } from '#domain/casework/case-state.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import type { Projector, Tally } from '../ports/projector.ts';
import { caseEvents, caseKeys, caseMemory, foldCase } from './case-folding.ts';
import { monthOf, turnOf } from './case-summary.ts';

/**
 * What a count is of. `open`: cases that wait for an agency; `received`: an agency got
 * its turn for the first time; `decided`: a ruling; `closed`: a case ended; `late`: an
 * act was done after its last day.
 */
export const countKinds = ['open', 'received', 'decided', 'closed', 'late'] as const;
export type CountKind = (typeof countKinds)[number];

/** Dimensions of a count; those that say nothing for its kind are null. */
export const cockpitDimensions = [
  'kind',
  'district',
  'agencyKind',
  'agency',
  'stage',
  'measure',
  'outcome',
  'month',
  'due',
  'limitId',
  'provenance',
] as const;
export type CockpitDimension = (typeof cockpitDimensions)[number];

/** `departures`: rulings that differ from the proposal; `reductionMonths`: months granted, summed. */
export const cockpitCounts = ['cases', 'departures', 'reductionMonths'] as const;
export type CockpitCount = (typeof cockpitCounts)[number];

export interface CountedCase {
  readonly id: string;
  readonly tallies: readonly Tally[];
  readonly state: CaseState;
}

export const cockpitProjector: Projector<CountedCase> = {
  view: 'cockpit',
  version: 3,
  eventTypes: caseEvents,
  keys: caseKeys,
  apply: (doc, event, key) => ({
    id: key,
    tallies: [],
    state: foldCase(doc?.state ?? null, event),
  }),
  complete: (doc) => ({ ...doc, tallies: caseTallies(doc.state), state: caseMemory(doc.state) }),
  tallies: (doc) => doc.tallies,
};

type Dimensions = Partial<Record<CockpitDimension, string | null>> & { readonly kind: CountKind };

/** Everything that one case counts for as it stands now. */
export function caseTallies(state: CaseState): readonly Tally[] {
  const deadlines = caseDeadlines(state);
  return [
    ...open(state, deadlines),
    ...received(state),
    ...decided(state),
    ...closed(state),
    ...late(state, deadlines),
  ];
}

function open(state: CaseState, deadlines: readonly CaseDeadline[]): readonly Tally[] {
  const { kind: agencyKind, agency, due } = turnOf(state, deadlines);
  if (agencyKind === null) return [];
  return [
    tally(state, { kind: 'open', agencyKind, agency, due, stage: state.stage }, { cases: 1 }),
  ];
}

/** An agency receives a case with the act that brings the turn to it for the first time. */
function received(state: CaseState): readonly Tally[] {
  const reached = state.steps.map(({ on }, index) => ({
    on,
    turn: stageInfo[state.steps[index + 1]?.stage ?? state.stage].turn,
  }));
  return agencyKinds.flatMap((agencyKind) => {
    const first = reached.find(({ turn }) => turn === agencyKind);
    if (first === undefined) return [];
    const agency = state.agencies[agencyKind];
    return [
      tally(
        state,
        { kind: 'received', agencyKind, agency, month: monthOf(first.on) },
        { cases: 1 },
      ),
    ];
  });
}

const decided = (state: CaseState): readonly Tally[] =>
  state.rulings.map((ruling) =>
    tally(
      state,
      {
        kind: 'decided',
        agencyKind: 'court',
        agency: state.agencies.court,
        outcome: ruling.outcome,
        month: monthOf(ruling.on),
      },
      {
        cases: 1,
        departures: departs(ruling, state.proposal) ? 1 : 0,
        reductionMonths: ruling.granted?.reductionMonths ?? 0,
      },
    ),
  );

function closed(state: CaseState): readonly Tally[] {
  if (state.stage !== 'closed') return [];
  const { outcome, lastOn } = state;
  return [tally(state, { kind: 'closed', outcome, month: monthOf(lastOn) }, { cases: 1 })];
}

const late = (state: CaseState, deadlines: readonly CaseDeadline[]): readonly Tally[] =>
  deadlines.flatMap(({ id, owner, kind, due, doneOn }) =>
    kind === 'atMost' && due !== null && doneOn !== null && doneOn > due
      ? [
          tally(
            state,
            {
              kind: 'late',
              agencyKind: owner,
              agency: state.agencies[owner],
              limitId: id,
              month: monthOf(doneOn),
            },
            { cases: 1 },
          ),
        ]
      : [],
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

function tally(
  state: CaseState,
  own: Dimensions,
  counts: Partial<Record<CockpitCount, number>>,
): Tally {
  const known: Dimensions = {
    district: state.district,
    measure: state.measure,
    provenance: state.provenance.kind,
    ...own,
  };
  const dimensions = Object.fromEntries(
    cockpitDimensions.map((name) => [name, known[name] ?? null]),
  );
  return {
    key: Object.values(dimensions)
      .map((value) => value ?? '')
      .join('|'),
    dimensions,
    counts,
  };
}
