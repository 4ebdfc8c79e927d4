import type { ActingPerson } from '#domain/casework/acting-person.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState, Parties } from '#domain/casework/case-state.ts';
import type { CaseCommand, CaseEvent } from '#domain/casework/events.ts';
import { mustNamePerson } from '#domain/casework/process/must-name-person.ts';
import { senderOf } from '#domain/casework/sender.ts';
import type { ErrorCode } from '#domain/kernel/errors.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { AddressedCommand } from './addressed-command.ts';
import { syntheticPerson } from './synthetic-person.ts';

/** A case on its way through the decider; every command that was tried is kept as a line. */
export interface Journey {
  readonly lines: readonly AddressedCommand[];
  /** What happened, each with the agency that did it. */
  readonly events: readonly { readonly agency: AgencyId; readonly event: CaseEvent }[];
  state(): CaseState | null;
  /**
   * Does a step that should be lawful: with the reasons of a person where the law leaves
   * it to one, and on the day from which it may be done. Keeps the line only when it is
   * accepted. False when it is refused in the end, or could be done only after today.
   */
  take(command: CaseCommand): boolean;
  /** Sends something that should be refused; kept as a line only when it is. */
  tryUnlawful(command: CaseCommand, agency?: AgencyId): boolean;
}

/** Why a person may decide: the same sentence everywhere, so that it is seen to be synthetic. */
const reason = { reason: '合成数据：经集体研究决定，理由载于合成卷宗。' };

export function beginJourney(caseId: CaseId, parties: Parties, today: LegalDate): Journey {
  const lines: AddressedCommand[] = [];
  const events: { readonly agency: AgencyId; readonly event: CaseEvent }[] = [];
  let state: CaseState | null = null;

  const lineOf = (
    { kind, data }: CaseCommand,
    agency: AgencyId,
    person: ActingPerson | null,
    code?: ErrorCode,
  ): AddressedCommand => ({
    agency,
    caseId,
    name: kind,
    data,
    ...(person === null ? {} : { person }),
    expect: code === undefined ? 'accepted' : 'refused',
    ...(code === undefined ? {} : { code }),
  });

  const personOf = ({ kind, data }: CaseCommand): ActingPerson | null =>
    mustNamePerson(state?.processVersion ?? null, kind, data)
      ? syntheticPerson(kind, data.on === null || data.on > today ? today : data.on)
      : null;

  const decide = (command: CaseCommand, agency: AgencyId, person: ActingPerson | null) =>
    caseDecider.decide(command, state, { caseId, today, agency, person });

  return {
    lines,
    events,
    state: () => state,
    take(wanted) {
      const agency = parties[senderOf(wanted.kind)];
      let command = wanted;
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        if (command.data.on !== null && command.data.on > today) return false;
        const person = personOf(command);
        const decision = decide(command, agency, person);
        if (decision.kind === 'accepted') {
          for (const event of decision.events) {
            state = caseDecider.evolve(state, event);
            events.push({ agency, event });
          }
          lines.push(lineOf(command, agency, person));
          return true;
        }
        command = mended(command, decision.violations);
      }
      return false;
    },
    tryUnlawful(command, agency = parties[senderOf(command.kind)]) {
      const person = personOf(command);
      const decision = decide(command, agency, person);
      if (decision.kind === 'accepted') return false;
      lines.push(lineOf(command, agency, person, decision.code));
      return true;
    },
  };
}

/** The command as a careful agency would send it after this refusal. */
function mended(command: CaseCommand, violations: readonly Violation[]): CaseCommand {
  const from = violations.find(({ passesFrom }) => isLegalDate(passesFrom));
  const data = {
    ...command.data,
    ...(command.kind !== 'openCase' && from !== undefined ? { on: from.passesFrom } : {}),
    ...(command.kind !== 'openCase' && 'override' in command.data ? { override: reason } : {}),
  };
  return { kind: command.kind, data } as unknown as CaseCommand;
}
