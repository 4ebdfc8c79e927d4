import { randomBytes } from 'node:crypto';
import type { Decision } from '#domain/kernel/decider.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { principalKey, type EventId } from '#domain/kernel/ids.ts';
import { keyReused } from '#domain/kernel/key-reused.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Receipt } from '#domain/evidence/receipt.ts';
import {
  EventIdConflict,
  WrongExpectedRevision,
  type EventIndex,
  type EventStore,
  type EventToAppend,
  type RecordedEvent,
} from '#event-store/port.ts';
import type { EventType } from '#migrations/event-versions.ts';
import { versionOf } from '#migrations/upcast.ts';
import type { CommandPorts } from '../ports.ts';
import { contentDigest, eventIdFor } from './event-ids.ts';
import type { Sender } from './sender.ts';

/** What every writer needs from outside. */
export interface WritingParts extends Pick<CommandPorts, 'clock'> {
  /** Null where an act is taken without a promise (`taken-in-doubt.ts`); throws Problem where it must not be. */
  readonly signReceipt: (
    ...claim: Parameters<CommandPorts['signReceipt']>
  ) => Promise<Receipt | null>;
  readonly store: Pick<EventStore, 'append'> & EventIndex;
}

/** An event as a decider gives it. */
export interface DecidedEvent {
  readonly type: EventType;
  readonly data: object;
}

/** One command on its way to its stream. */
export interface Writing<State, Event extends DecidedEvent> {
  readonly sender: Sender;
  readonly name: string;
  /** All that the command says: under the same key it must be the same. Never a secret. */
  readonly content: object;
  readonly stream: string;
  /** The state up to the last append, and the last revision of the stream (-1 for none) in it. */
  readonly load: () => Promise<{ readonly state: State; readonly revision: number }>;
  readonly decide: (state: State) => Decision<Event> | Promise<Decision<Event>>;
}

export interface Written {
  /** All events of the command; none when there was nothing to do. */
  readonly events: readonly RecordedEvent[];
  /** True when an earlier request with this key led to them. */
  readonly repeated: boolean;
}

/** Attempts after another was faster. */
const attempts = 20;

/**
 * The one way of writing: load, decide, append; a request that was answered before gives what it
 * led to then. Resolves when the events are synced; it is not yet true that any view has seen them.
 * Throws Problem: for a refusal, for a key with another content, and `overloaded` when others were
 * faster again and again.
 */
export async function writeDecided<State, Event extends DecidedEvent>(
  parts: WritingParts,
  writing: Writing<State, Event>,
): Promise<Written> {
  const { sender, stream, load, decide } = writing;
  const digest = contentDigest(writing.name, writing.content as JsonObject);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const earlier = await earlierEvents(parts.store, sender);
    if (earlier.length > 0) return repeatOf(earlier, digest);
    const { state, revision } = await load();
    const decision = await decide(state);
    if (decision.kind === 'refused') throw new Problem(decision.code, decision.violations);
    if (decision.events.length === 0) return { events: [], repeated: false };
    const events = await toAppend(parts, writing, digest, decision.events);
    try {
      const expected = revision < 0 ? 'noStream' : revision;
      return await parts.store.append(stream, events, expected);
    } catch (error) {
      const again = error instanceof WrongExpectedRevision || error instanceof EventIdConflict;
      if (!again) throw error;
    }
  }
  throw new Problem('overloaded', [], { retryAfter: 1 });
}

async function toAppend<State, Event extends DecidedEvent>(
  { clock, signReceipt }: WritingParts,
  { sender, name }: Writing<State, Event>,
  requestDigest: string,
  decided: readonly Event[],
): Promise<readonly EventToAppend[]> {
  const { idempotencyKey, correlationId, actor } = sender;
  const ids = decided.map((_, index) => idOf(sender, index));
  const receipt = await signReceipt({ eventIds: ids, at: clock.now() });
  const command = {
    name,
    idempotencyKey,
    requestDigest,
    receipt: receipt as unknown as JsonObject | null,
  };
  return decided.map(({ type, data }, index) => ({
    id: ids[index]!,
    type,
    data: data as JsonObject,
    metadata: {
      correlationId,
      causationId: index === 0 ? correlationId : ids[0]!,
      actor,
      schemaVersion: versionOf(type),
      salt: randomBytes(32).toString('base64url'),
      // Once for all of it: the first event carries the request, the others name it as their cause.
      ...(index === 0 ? { command } : {}),
    },
  }));
}

const idOf = ({ actor, idempotencyKey }: Sender, index: number): EventId =>
  eventIdFor(principalKey(actor), idempotencyKey, index);

/** All events that an earlier request with this key led to, in order; none when it is new. */
async function earlierEvents(
  store: WritingParts['store'],
  sender: Sender,
): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for (;;) {
    const event = await store.findEvent(idOf(sender, found.length));
    if (event === null) return found;
    found.push(event);
  }
}

function repeatOf(events: readonly RecordedEvent[], requestDigest: string): Written {
  if (events[0]!.metadata.command?.requestDigest !== requestDigest) throw keyReused();
  return { events, repeated: true };
}
