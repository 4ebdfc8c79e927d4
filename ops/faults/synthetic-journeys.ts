import {
  type AddressedCriminalCommand,
  syntheticCriminalCases,
} from '#demo/synthetic/criminal-cases.ts';
import { syntheticJourneys } from '#demo/synthetic/synthetic-cases.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { agencyOf, criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import type { CriminalCommand, CriminalEvent } from '#domain/criminal/events.ts';
import { criminalSteps } from '#domain/criminal/steps/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

/** So many synthetic cases, of both kinds of procedure in turn, as their events up to a day; deterministic. */
export function* journeysOfBothKinds(
  cases: number,
  until: LegalDate,
): Generator<readonly (CaseEvent | CriminalEvent)[]> {
  const half = Math.ceil(cases / 2);
  const criminal = grouped(syntheticCriminalCases({ cases: half, seed: 1, until }));
  const others = syntheticJourneys({ cases: half, seed: 1, until, kinds: ['fixedTerm', 'parole'] });
  for (let number = 0; number < half; number += 1) {
    const [one, other] = [criminal.next(), others.next()];
    if (one.done !== true) yield criminalEvents(one.value, until);
    if (other.done !== true) yield other.value.journey.events.map(({ event }) => event);
  }
}

/** The lines of each case together: they come case after case. */
function* grouped(
  lines: Iterable<AddressedCriminalCommand>,
): Generator<readonly AddressedCriminalCommand[]> {
  let group: AddressedCriminalCommand[] = [];
  for (const line of lines) {
    if (group.length > 0 && group[0]!.caseId !== line.caseId) {
      yield group;
      group = [];
    }
    group.push(line);
  }
  if (group.length > 0) yield group;
}

function criminalEvents(
  lines: readonly AddressedCriminalCommand[],
  today: LegalDate,
): readonly CriminalEvent[] {
  let state: CriminalState | null = null;
  const taken: CriminalEvent[] = [];
  for (const { caseId, agency: sender, name, data, person = null } of lines) {
    const agency: typeof sender =
      name === 'fileCase' || state === null ? sender : agencyOf(criminalSteps[name], state)!;
    const command = { kind: name, data } as CriminalCommand;
    const decision = criminalDecider.decide(command, state, { caseId, today, agency, person });
    if (decision.kind === 'refused') continue;
    for (const event of decision.events) state = criminalDecider.evolve(state, event);
    taken.push(...decision.events);
  }
  return taken;
}
