import { createHash } from 'node:crypto';
import { publishedCaseSeats } from '#demo/directory.ts';
import type { CaseState, Parties } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { Stage } from '#domain/casework/stages.ts';
import { hindrance } from '#domain/casework/hindrance.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { addDays, daysBetween, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { AddressedCommand } from './synthetic/addressed-command.ts';
import { beginJourney, type Journey } from './synthetic/case-journey.ts';
import { lawfulStep } from './synthetic/lawful-step.ts';
import type { Chance } from './synthetic/random.ts';
import { officeDay, usualGap } from './synthetic/synthetic-days.ts';
import { drawFacts, type DrawnFacts } from './synthetic/synthetic-facts.ts';
import { syntheticPerson } from './synthetic/synthetic-person.ts';

/** A case to practise on: what it is about, and the stage in which it waits for a next step today. */
interface Practice {
  readonly measure: 'commutation' | 'parole';
  readonly stage: Exclude<Stage, 'closed'>;
}

/** At a notice it waits with the notice just over, so that from each of them one gets to the end today. */
export const practices: readonly Practice[] = [
  { measure: 'commutation', stage: 'prisonNotice' },
  { measure: 'commutation', stage: 'procuratorateOpinion' },
  { measure: 'commutation', stage: 'acceptance' },
  { measure: 'commutation', stage: 'courtNotice' },
  { measure: 'commutation', stage: 'ruling' },
  { measure: 'parole', stage: 'prisonNotice' },
  { measure: 'parole', stage: 'courtNotice' },
  { measure: 'parole', stage: 'handover' },
];

/** Nothing out of the ordinary: the first of everything, as soon as it may be. */
export const ordinary: Chance = {
  fraction: () => 0,
  between: (from) => from,
  share: (share) => share > 0.5,
  pick: (values) => values[0]!,
};

/** The demonstration users whom the sign-in page lists first sit at these four. */
const parties = (): Parties => {
  const seat = publishedCaseSeats['PC11']!;
  return {
    prison: seat.prison.id,
    procuratorate: seat.procuratorate.id,
    court: seat.court.id,
    justiceBureau: seat.justiceBureau.id,
  };
};

/** So far back nothing hinders a case from getting to its stage. */
const longAgo = 150;

/**
 * Synthetic cases, plainly marked, each carried to the stage where somebody can take the next step
 * on `today`: the public notices, which a case that is opened today must wait for, are over.
 * Throws RangeError when the law does not let a case get there.
 */
export const practiceCases = (today: LegalDate): readonly (readonly AddressedCommand[])[] =>
  practices.map((practice, index) => {
    const openedBefore = (days: number) =>
      journeyFrom(officeDay(addDays(today, -days)), practice, index, today);
    // How long the way is, then as late as possible: no time limit is to be over at first sight.
    for (let days = daysOf(openedBefore(longAgo)); days < longAgo;) {
      const journey = openedBefore(days);
      const more = daysMissing(journey.state(), practice, today);
      if (more === 0) return journey.lines;
      days += more;
    }
    throw new RangeError(`no ${practice.measure} waits at ${practice.stage} on ${today}`);
  });

/** Days from the opening to the last step. */
function daysOf(journey: Journey): number {
  const { steps, lastOn } = journey.state()!;
  return daysBetween(steps[0]!.on!, lastOn!);
}

function journeyFrom(
  opened: LegalDate,
  practice: Practice,
  index: number,
  today: LegalDate,
): Journey {
  const planned = officeDay(addDays(opened, 30));
  const kind = practice.measure === 'parole' ? 'parole' : 'fixedTerm';
  // The law lets it be filed from the first day: nobody who practises is to wait for that.
  const drawn = drawFacts(kind, opened, ordinary);
  const journey = beginJourney(idOf(today, index), parties(), today);
  journey.take(openingOf({ opened, planned, drawn, practice, index }));
  const plan = { index, proposal: drawn.proposal, chance: ordinary };
  for (let step = 1; step < 30; step += 1) {
    const state = journey.state();
    if (state === null || state.stage === 'closed' || waits(state, practice)) break;
    const next = lawfulStep(state, state.lastOn!, plan);
    const on = officeDay(addDays(state.lastOn!, usualGap[next.kind]![0]));
    if (on > today || !journey.take(lawfulStep(state, on, plan))) break;
  }
  return journey;
}

/** In the stage; where that is a public notice, posted. */
const waits = ({ stage, prisonNotice, courtNotice }: CaseState, practice: Practice): boolean =>
  stage === practice.stage &&
  !(stage === 'prisonNotice' && prisonNotice === null) &&
  !(stage === 'courtNotice' && courtNotice === null);

/** 0 when it waits there and a notice may be ended today; else how many days earlier it must begin. */
function daysMissing(state: CaseState | null, practice: Practice, today: LegalDate): number {
  if (state === null || !waits(state, practice)) return 1;
  if (practice.stage !== 'prisonNotice' && practice.stage !== 'courtNotice') return 0;
  const end = practice.stage === 'prisonNotice' ? 'endPrisonNotice' : 'endCourtNotice';
  const attempt = { today, person: syntheticPerson(end, today), agency: parties().prison };
  const standing = hindrance(end, state, attempt);
  if (standing === null) return 0;
  return standing.passesFrom == null ? 1 : Math.max(daysBetween(today, standing.passesFrom), 1);
}

/** What a practice case is called: by the name of its offender. */
export const practiceName = ([opening]: readonly AddressedCommand[]): string =>
  (opening!.data as { readonly offender: { readonly name: string } }).offender.name;

interface Opening {
  readonly opened: LegalDate;
  readonly planned: LegalDate;
  readonly drawn: DrawnFacts;
  readonly practice: Practice;
  readonly index: number;
}

function openingOf({ opened, planned, drawn, practice, index }: Opening): CaseCommand {
  const number = `${index + 1}`.padStart(2, '0');
  const measure = practice.measure === 'parole' ? '假' : '减';
  return {
    kind: 'openCase',
    data: {
      on: opened,
      measure: drawn.measure,
      provenance: { kind: 'synthetic', seed: 0 },
      reference: `（${opened.slice(0, 4)}）演练${measure}字第${number}号`,
      district: '310000',
      offender: { name: `合成演练${number}`, prisonerNumber: `YL-${number}` },
      agencies: parties(),
      facts: drawn.facts,
      plannedFilingDate: planned,
      note: '演练案件：合成数据，不涉及任何真实人员或案件。',
      override: null,
    },
  };
}

/** Others every day: who has carried them to the end gets new ones the next day. */
function idOf(today: LegalDate, index: number): CaseId {
  const hex = createHash('sha256').update(`andu/practice/${today}/${index}`).digest('hex');
  return CaseId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
}
