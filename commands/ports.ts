import { portToken } from '#http/port-token.ts';
import type { Directory } from '#domain/directory/directory.ts';
import type { SignReceipt } from '#domain/evidence/receipt.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { EventIndex, EventStore } from '#event-store/port.ts';
import type { OpeningRegister } from './case/opening-register.ts';

/** The time as the doors see it; tests set their own. */
export interface Clock {
  /** RFC 3339 in UTC. */
  now(): string;
  /** The day in China's time zone: a legal act done at 23:30 Beijing time belongs to that day. */
  today(): LegalDate;
}

/** What the commands need from outside; the composition root fills it. */
export interface CommandPorts {
  readonly store: EventStore & EventIndex;
  readonly clock: Clock;
  readonly signReceipt: SignReceipt;
  readonly openings: OpeningRegister;
  /** The directory as of a day. */
  readonly directoryAt: (day: LegalDate) => Directory;
}

/** Injection token of {@link CommandPorts}. */
export const commandPorts = portToken<CommandPorts>('CommandPorts');
