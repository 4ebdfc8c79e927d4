import { randomBytes } from 'node:crypto';
import {
  directoryStream,
  type DirectoryCommand,
  type DirectoryEvent,
} from '#domain/directory/directory-commands.ts';
import { directoryDecider, type DirectoryContext } from '#domain/directory/directory-decider.ts';
import {
  decideImport,
  type DirectoryFile,
  type ImportDecision,
} from '#domain/directory/directory-file.ts';
import type { DirectoryState } from '#domain/directory/directory-state.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { principalKey, type PrincipalKey } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { contentDigest, eventIdFor } from '../case/idempotency.ts';
import { keyReused } from '#http/idempotency/key-reused.ts';
import type { DirectoryMemory } from '#event-store/directory-memory.ts';
import {
  EventIdConflict,
  WrongExpectedRevision,
  type EventStore,
  type EventToAppend,
  type RecordedActor,
  type RecordedEvent,
} from '#event-store/port.ts';
import type { CommandPorts } from '../ports.ts';

/** Who sends, under which key: the same key with the same content is a repeat. */
export interface DirectorySender {
  readonly actor: RecordedActor;
  /** A UUID chosen by the sender. */
  readonly idempotencyKey: string;
  readonly correlationId: string;
}

/** What was recorded. */
export interface DirectoryAnswer {
  /** Number of events of the directory now. */
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  readonly repeated: boolean;
}

export interface DirectoryParts {
  readonly store: Pick<EventStore, 'append' | 'findEvent'>;
  readonly memory: DirectoryMemory;
  readonly clock: CommandPorts['clock'];
  readonly signReceipt: CommandPorts['signReceipt'];
  /** How many open cases name this organisation as a party. */
  readonly openCases: (organisation: string) => Promise<number>;
}

/**
 * The one way of writing to the directory, whatever the way in. Resolves when the events are
 * synced and in the memory. Throws Problem.
 */
export interface DirectoryWriter {
  submit(command: DirectoryCommand, sender: DirectorySender): Promise<DirectoryAnswer>;
  /** All of a file or nothing. */
  take(
    file: DirectoryFile,
    sender: DirectorySender,
  ): Promise<DirectoryAnswer & Pick<ImportDecision, 'counts' | 'unchanged'>>;
  /** What taking the file would do. */
  rehearse(file: DirectoryFile): Promise<ImportDecision>;
}

/** Attempts after another was faster. */
const attempts = 5;

export function directoryWriter(parts: DirectoryParts): DirectoryWriter {
  const rehearse = async (file: DirectoryFile): Promise<ImportDecision> => {
    const state = await parts.memory.refresh();
    return decideImport(file, state, nothingCloses);
  };
  return {
    rehearse,
    async submit(command, sender) {
      const decide = async (state: DirectoryState): Promise<readonly DirectoryEvent[]> => {
        const decision = directoryDecider.decide(command, state, await contextOf(command, parts));
        if (decision.kind === 'refused') throw new Problem(decision.code, decision.violations);
        return decision.events;
      };
      return write(parts, sender, command.kind, command as unknown as JsonObject, decide);
    },
    async take(file, sender) {
      let decided: ImportDecision | null = null;
      const decide = async (state: DirectoryState): Promise<readonly DirectoryEvent[]> => {
        decided = decideImport(file, state, nothingCloses);
        if (decided.faults.length > 0) throw new Problem('refused-by-directory', decided.faults);
        return decided.events;
      };
      const content = file as unknown as JsonObject;
      const answer = await write(parts, sender, 'importDirectory', content, decide);
      const { counts, unchanged } = (decided as ImportDecision | null) ?? countsOf(answer);
      return { ...answer, counts, unchanged };
    },
  };
}

/** A file only adds and changes. */
const nothingCloses: DirectoryContext = { openCases: () => 0 };

async function contextOf(
  command: DirectoryCommand,
  { openCases }: DirectoryParts,
): Promise<DirectoryContext> {
  const cases = command.kind === 'closeOrganisation' ? await openCases(command.data.id) : 0;
  return { openCases: () => cases };
}

const countsOf = ({ events }: DirectoryAnswer): Pick<ImportDecision, 'counts' | 'unchanged'> => ({
  counts: Object.fromEntries(
    [...Map.groupBy(events, ({ type }) => type)].map(([type, all]) => [type, all.length]),
  ),
  unchanged: 0,
});

async function write(
  parts: DirectoryParts,
  sender: DirectorySender,
  name: string,
  content: JsonObject,
  decide: (state: DirectoryState) => Promise<readonly DirectoryEvent[]>,
): Promise<DirectoryAnswer> {
  const { store, memory, clock, signReceipt } = parts;
  const key = principalKey(sender.actor);
  const digest = contentDigest(name, content);
  for (let attempt = 1; ; attempt += 1) {
    const earlier = await earlierEvents(store, key, sender);
    if (earlier !== null) return repeated(earlier, digest, memory);
    const state = await memory.refresh();
    const events = await decide(state);
    if (events.length === 0) return { revision: state.revision, events: [], repeated: false };
    const ids = events.map((_, index) => eventIdFor(key, sender.idempotencyKey, index));
    const receipt = await signReceipt({ eventIds: ids, at: clock.now() });
    const command = {
      name,
      idempotencyKey: sender.idempotencyKey,
      requestDigest: digest,
      receipt: receipt as unknown as JsonObject,
    };
    const toAppend = events.map((event, index): EventToAppend => ({
      id: ids[index]!,
      type: event.type,
      data: event.data as unknown as JsonObject,
      metadata: {
        correlationId: sender.correlationId,
        causationId: index === 0 ? sender.correlationId : ids[0]!,
        actor: sender.actor,
        schemaVersion: 1,
        salt: randomBytes(32).toString('base64url'),
        // Once for all of it: the first event carries the request, the others name it as their cause.
        ...(index === 0 ? { command } : {}),
      },
    }));
    try {
      const expected = state.revision === 0 ? 'noStream' : state.revision - 1;
      const appended = await store.append(directoryStream, toAppend, expected);
      const { revision } = await memory.refresh();
      return { revision, events: appended.events.map(idAndType), repeated: appended.repeated };
    } catch (error) {
      if (error instanceof EventIdConflict) continue;
      if (!(error instanceof WrongExpectedRevision) || attempt === attempts) throw error;
    }
  }
}

const idAndType = ({ id, type }: RecordedEvent) => ({ id, type });

/** The first event that an earlier request with this key led to; null when it is new. */
const earlierEvents = async (
  store: DirectoryParts['store'],
  key: PrincipalKey,
  { idempotencyKey }: DirectorySender,
): Promise<RecordedEvent | null> => store.findEvent(eventIdFor(key, idempotencyKey, 0));

function repeated(first: RecordedEvent, digest: string, memory: DirectoryMemory): DirectoryAnswer {
  if (first.metadata.command?.requestDigest !== digest) throw keyReused();
  return {
    revision: memory.state().revision,
    events: [idAndType(first)],
    repeated: true,
  };
}
