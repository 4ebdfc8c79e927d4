import { z } from 'zod';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import { dutyDecider, type DutyCommand, type DutyPlace } from '#domain/duty/duty-decider.ts';
import { dutySchema, dutyStream, type Duty } from '#domain/duty/duty.ts';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { senderOf } from '../submit/sender.ts';
import { writeDecided, type WritingParts, type Written } from '../submit/write-decided.ts';
import type { KnownRoster } from './duty-memory.ts';

export const day = z
  .string()
  .refine((value) => isLegalDate(value), { message: 'date' })
  .transform((value) => value as LegalDate);

/** Whose roster and which day, as it was sent. */
export interface NamedPlace {
  readonly agency: string;
  readonly date: string;
}

/** What is done to the roster, whatever the way in. Bodies are of any shape; throws Problem. */
export interface DutyActs {
  /** Enters who is on duty; gives what was entered. */
  enter(place: NamedPlace, body: unknown, by: AskedBy): Promise<Duty>;
  remove(place: NamedPlace, by: AskedBy): Promise<void>;
}

export interface DutyActsParts extends WritingParts {
  readonly policy: AccessPolicy;
  readonly roster: () => Promise<KnownRoster>;
  readonly directory: AskDirectory;
}

export function dutyActs(parts: DutyActsParts): DutyActs {
  const { policy, roster, directory } = parts;

  const write = (command: DutyCommand, by: AskedBy): Promise<Written> => {
    const stream = dutyStream(command.data.agency);
    const context = {
      by: by.principal,
      isKnown: (agency: string) => directory().agency(agency) !== undefined,
    };
    return writeDecided(parts, {
      sender: senderOf(by),
      name: command.kind,
      content: command.data,
      stream,
      load: async () => {
        const known = await roster();
        return { state: known.roster, revision: known.revisionOf(stream) };
      },
      decide: (state) => dutyDecider.decide(command, state, context),
    });
  };
  const placeOf = ({ agency, date }: NamedPlace): DutyPlace => ({
    agency,
    date: parseWith(day, date),
  });

  return {
    async enter(place, body, by) {
      requirePermission(policy, by.principal, 'duty.manage');
      const data = { ...placeOf(place), ...parseWith(dutySchema, body) };
      const { events } = await write({ kind: 'enterDuty', data }, by);
      return events[0]!.data as unknown as Duty;
    },
    async remove(place, by) {
      requirePermission(policy, by.principal, 'duty.manage');
      await write({ kind: 'removeDuty', data: placeOf(place) }, by);
    },
  };
}
