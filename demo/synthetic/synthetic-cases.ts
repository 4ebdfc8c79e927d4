import { createHash } from 'node:crypto';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { senderOf } from '#domain/casework/sender.ts';
import { CaseId, type AgencyId } from '#domain/kernel/ids.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import { randomOf, type Random } from './random.ts';
import { daysAt, nextStep } from './synthetic-steps.ts';
import { syntheticOpening } from './synthetic-opening.ts';

/** One line of `andu generate`: a command, who sends it, and whether the law lets it pass. */
export interface SyntheticCommand {
  readonly agency: AgencyId;
  readonly caseId: CaseId;
  readonly name: CaseCommand['kind'];
  readonly data: CaseCommand['data'];
  readonly expect: 'accepted' | 'refused';
}

export interface SyntheticOptions {
  readonly cases: number;
  readonly seed: number;
  /** Nothing happens after this day. */
  readonly until: LegalDate;
  /** Number of the first case; 1 when not given. */
  readonly first?: number;
}

/** Days before `until` over which the openings are spread: fourteen months. */
const spread = 425;

/**
 * Synthetic cases, one after another: the same options give the same lines. Each is
 * carried through the real decider while it is made, so `expect` is what the
 * procedure answers: most are lawful and end or still wait somewhere, some come too
 * early or too soon and are refused. Memory does not grow with the number of cases.
 */
export function* syntheticCases(options: SyntheticOptions): Generator<SyntheticCommand> {
  const { first = 1 } = options;
  for (let number = first; number < first + options.cases; number += 1) {
    yield* oneCase(number, options);
  }
}

function* oneCase(number: number, { seed, until }: SyntheticOptions): Generator<SyntheticCommand> {
  const random = randomOf(seed * 1_000_003 + number);
  const caseId = syntheticCaseId(seed, number);
  const opened = addDays(until, -random.between(0, spread));
  const { seat, data } = syntheticOpening(number, seed, opened, random);
  let state: CaseState | null = null;
  let command: CaseCommand | null = { kind: 'openCase', data };
  let on = opened;
  for (let refusals = 0; command !== null && refusals < patience;) {
    const agency = seat[senderOf(command.kind)].id;
    const decision = caseDecider.decide(command, state, { caseId, agency, today: until });
    const refused = decision.kind === 'refused';
    // A refusal is a line of its own now and then; mostly the agency waits without asking.
    if (!refused || state === null || random.chance(0.05)) {
      yield {
        agency,
        caseId,
        name: command.kind,
        data: command.data,
        expect: refused ? 'refused' : 'accepted',
      };
    }
    if (refused && state === null) return;
    if (!refused) for (const event of decision.events) state = caseDecider.evolve(state, event);
    refusals = refused ? refusals + 1 : 0;
    on = addDays(on, pause(state!, random));
    // Some lie where they are, and become overdue.
    if (on > until || random.chance(0.012)) return;
    command = nextStep[state!.stage]?.(state!, on, random) ?? null;
  }
}

/** Refusals in a row after which a case lies where it is. */
const patience = 12;

const pause = ({ stage }: CaseState, random: Random): number => {
  const [least, most] = daysAt[stage] ?? [1, 5];
  return random.between(least, most);
};

/** Follows from seed and number, so that sending again is a repeat and not a second case. */
function syntheticCaseId(seed: number, number: number): CaseId {
  const hex = createHash('sha256').update(`andu/synthetic/${seed}/${number}`).digest('hex');
  return CaseId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
}
