import { createHash } from 'node:crypto';
import { districtSeats } from '#demo/directory.ts';
import type { CaseState, Parties } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { AddressedCommand } from './addressed-command.ts';
import { beginJourney, type Journey } from './case-journey.ts';
import { lawfulStep, type Plan } from './lawful-step.ts';
import { chanceOf, type Chance } from './random.ts';
import { officeDay, usualGap } from './synthetic-days.ts';
import {
  drawFacts,
  syntheticKinds,
  type DrawnFacts,
  type SyntheticKind,
} from './synthetic-facts.ts';
import { mistakeBefore } from './unlawful-step.ts';

/** How many cases, drawn from which seed. */
export interface SyntheticOptions {
  readonly cases: number;
  readonly seed: number;
  /** The last day on which anything has happened. */
  readonly until: LegalDate;
  /** Kinds to draw from; all when left out. */
  readonly kinds?: readonly SyntheticKind[];
  /** Number of the first case; 1 when left out. */
  readonly first?: number;
}

/** In the order of their codes: what is drawn from a seed must stay the same. */
const districtCodes = Object.keys(districtSeats).toSorted();

/** Cases were opened during so many days before `until`. */
const daysBack = 420;
/** Fixed terms are by far the most; that is how the weights stand. */
const weights: Readonly<Record<SyntheticKind, number>> = {
  fixedTerm: 70,
  parole: 16,
  life: 7,
  reprieve: 5,
  suspended: 2,
};

/**
 * The commands of synthetic cases, case after case, each case in its order. The same
 * options always give the same lines, and more cases only add to them. One case at a
 * time is in memory. What the decider accepts is marked so, every planted mistake
 * with the code of its refusal.
 */
export function* syntheticCases(options: SyntheticOptions): Generator<AddressedCommand> {
  for (const { journey } of syntheticJourneys(options)) yield* journey.lines;
}

/** The same cases as the decider left them: with their commands and their events. */
export function* syntheticJourneys(
  options: SyntheticOptions,
): Generator<{ readonly caseId: CaseId; readonly journey: Journey }> {
  const start = (options.first ?? 1) - 1;
  for (let index = start; index < start + options.cases; index += 1) {
    const caseId = namedCase(options.seed, options.until, index);
    yield { caseId, journey: journeyOf(index, caseId, options) };
  }
}

function journeyOf(
  index: number,
  caseId: CaseId,
  { seed, until, kinds }: SyntheticOptions,
): Journey {
  const chance = chanceOf('andu', seed, until, index);
  const kind = drawKind(kinds ?? syntheticKinds, chance);
  const district = chance.pick(districtCodes);
  const seat = districtSeats[district]!;
  const parties: Parties = {
    prison: seat.prison.id,
    procuratorate: seat.procuratorate.id,
    court: seat.court.id,
    justiceBureau: seat.justiceBureau.id,
  };
  const opened = officeDay(addDays(until, -chance.between(3, daysBack)));
  const planned = officeDay(addDays(opened, chance.between(35, 55)));
  const drawn = drawFacts(kind, planned, chance);
  const journey = beginJourney(caseId, parties, until);
  const opening = openingOf({ index, seed, kind, district, parties, opened, planned, drawn });
  if (chance.share(0.04)) journey.tryUnlawful(tooEarly(opening, planned));
  if (!journey.take(opening)) {
    journey.tryUnlawful(opening);
    return journey;
  }
  carryOn(journey, { index, proposal: drawn.proposal, chance }, until);
  return journey;
}

function drawKind(kinds: readonly SyntheticKind[], chance: Chance): SyntheticKind {
  const total = kinds.reduce((sum, kind) => sum + weights[kind], 0);
  let left = chance.fraction() * total;
  for (const kind of kinds) {
    left -= weights[kind];
    if (left < 0) return kind;
  }
  return kinds.at(-1)!;
}

/** The same id at every run, so that sending again is a repeat and not a second case. */
function namedCase(seed: number, until: LegalDate, index: number): CaseId {
  const name = `andu/synthetic/${seed}/${until}/${index}`;
  const hex = createHash('sha256').update(name).digest('hex');
  return CaseId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
}

const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const branches = [...'子丑寅卯辰巳午未申酉戌亥'];

/** A sign of the sexagenary cycle and the number: plainly nobody's name. */
const nameOf = (index: number): string =>
  `合成${stems[index % 10]!}${branches[index % 12]!}${String(index + 1).padStart(4, '0')}`;

type OpenCase = Extract<CaseCommand, { kind: 'openCase' }>;

interface Opening {
  readonly index: number;
  readonly seed: number;
  readonly kind: SyntheticKind;
  readonly district: string;
  readonly parties: Parties;
  readonly opened: LegalDate;
  readonly planned: LegalDate;
  readonly drawn: DrawnFacts;
}

function openingOf({
  index,
  seed,
  kind,
  district,
  parties,
  opened,
  planned,
  drawn,
}: Opening): OpenCase {
  return {
    kind: 'openCase',
    data: {
      on: opened,
      measure: drawn.measure,
      provenance: { kind: 'synthetic', seed },
      reference: `（${opened.slice(0, 4)}）沪合成${kind === 'parole' ? '假' : '减'}字第${index + 1}号`,
      district,
      offender: { name: nameOf(index), prisonerNumber: `S${seed}-${index + 1}` },
      agencies: parties,
      facts: drawn.facts,
      plannedFilingDate: planned,
      note: '合成数据，不涉及任何真实人员或案件。',
      override: null,
    },
  };
}

/** The same case, planned for a day on which too little has been served. */
const tooEarly = (opening: OpenCase, planned: LegalDate): OpenCase => ({
  kind: 'openCase',
  data: { ...opening.data, plannedFilingDate: addDays(planned, -360) },
});

/** Step after step until the case is closed, today has come, or somebody lets it lie. */
function carryOn(journey: Journey, plan: Plan, until: LegalDate): void {
  const { chance } = plan;
  const restsAfter = chance.share(0.08) ? chance.between(4, 15) : Infinity;
  for (let step = 1; step <= restsAfter && step < 60; step += 1) {
    const state = journey.state()!;
    if (state.stage === 'closed') return;
    if (besideTheWay(journey, state, chance, until)) continue;
    const next = lawfulStep(state, state.lastOn!, plan);
    const [shortest, longest] = usualGap[next.kind] ?? [2, 10];
    const slow = chance.share(0.02) ? 30 : 0;
    const on = officeDay(addDays(state.lastOn!, chance.between(shortest, longest) + slow));
    if (on > until) return;
    const dated = lawfulStep(state, on, plan);
    if (chance.share(0.012)) {
      const mistake = mistakeBefore(dated, state, chance);
      if (mistake !== null) journey.tryUnlawful(mistake.command, mistake.agency);
    }
    if (!journey.take(dated)) return;
  }
}

/** Now and then something that is not the next step: a withdrawal, an extension, a correction. */
function besideTheWay(
  journey: Journey,
  state: CaseState,
  chance: Chance,
  until: LegalDate,
): boolean {
  const on = officeDay(addDays(state.lastOn!, 1));
  if (on > until) return false;
  const reason = '合成数据：依职权作出。';
  switch (state.stage) {
    case 'trial':
      if (chance.share(0.01))
        return journey.take({ kind: 'requestWithdrawal', data: { on, reason } });
      return !state.rulingTermExtended && chance.share(0.04)
        ? journey.take({ kind: 'extendRulingTerm', data: { on, reason } })
        : false;
    case 'courtNotice':
      return chance.share(0.03)
        ? journey.take({ kind: 'giveWrittenOpinion', data: { on, objects: false, text: reason } })
        : false;
    case 'execution':
      return state.correctionOpinionOn === null && chance.share(0.01)
        ? journey.take({ kind: 'fileCorrectionOpinion', data: { on, text: reason } })
        : false;
    case 'closed':
      return false;
    default:
      return chance.share(0.001)
        ? journey.take({ kind: 'recordSentenceEnd', data: { on, ground: 'served' } })
        : false;
  }
}
