import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { Principal } from '#domain/access/principal.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import { caseStream } from '#domain/casework/events.ts';
import { CaseId, isUuid } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { decideThresholds, thresholdsBody } from '#domain/supervision/thresholds.ts';
import {
  actOf,
  decideWarning,
  warningActs as bodies,
  type WarningAct,
  type WarningCommand,
} from '#domain/supervision/warning-decider.ts';
import { supervisionStream, warningStream } from '#domain/supervision/warning-events.ts';
import type { EventStore } from '#event-store/port.ts';
import { load, stateOf } from '../case/case-history.ts';
import { nameUuid } from '../submit/event-ids.ts';
import { senderOf } from '../submit/sender.ts';
import { writeDecided, type WritingParts } from '../submit/write-decided.ts';
import type { Clock } from '../ports.ts';
import { readWarning, type KnownSettings } from './warning-streams.ts';

/** What was recorded of one act. */
export interface ActDone {
  readonly id: string;
  /** Position of its last event, for `?after=`; null when there was nothing to record. */
  readonly position: number | null;
}

/** Of several at once, each by itself: what was recorded, or why it was refused. */
export interface BatchDone {
  readonly id: string;
  readonly position: number | null;
  readonly refused: Problem | null;
}

export const batchBody = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(200),
  data: z.unknown(),
});

/** What people do with warnings, whatever the way in. Bodies are of any shape; throws Problem. */
export interface WarningActs {
  act(name: WarningAct, id: string, body: unknown, by: AskedBy): Promise<ActDone>;
  /** The same act on several; one that is refused leaves the others. */
  batch(name: WarningAct, body: unknown, by: AskedBy): Promise<readonly BatchDone[]>;
  setThresholds(body: unknown, by: AskedBy): Promise<void>;
}

export interface WarningActsParts extends WritingParts {
  readonly store: WritingParts['store'] & Pick<EventStore, 'readStream'>;
  readonly clock: Clock;
  readonly policy: AccessPolicy;
  readonly settings: () => Promise<KnownSettings>;
  /** The name of a supervisor by the account; null for nobody of supervision. */
  readonly supervisorNamed: (id: string) => string | null;
}

export function warningActs(parts: WarningActsParts): WarningActs {
  const { store, clock, policy, settings, supervisorNamed } = parts;

  async function act(name: WarningAct, id: string, body: unknown, by: AskedBy): Promise<ActDone> {
    requirePermission(
      policy,
      by.principal,
      `warning.${actOf[name] === 'agency' ? 'answer' : 'supervise'}`,
    );
    const command = { kind: name, data: parseWith<unknown>(bodies[name], body) } as WarningCommand;
    if (!isUuid(id)) throw new Problem('not-found');
    const { events } = await writeDecided(parts, {
      sender: senderOf(by),
      name: `warning.${name}`,
      content: { id, data: command.data },
      stream: warningStream(id),
      load: async () => {
        const { warning, revision } = await readWarning(store, id);
        return { state: warning, revision };
      },
      decide: async (warning) => {
        const context = {
          person: personOf(by.principal),
          by: by.principal,
          today: clock.today(),
          documents:
            warning === null || command.kind !== 'explain'
              ? []
              : await documentsOf(store, warning.caseId),
          supervisorNamed,
        };
        return decideWarning(command, warning, context);
      },
    });
    return { id, position: events.at(-1)?.position ?? null };
  }

  return {
    act,
    async batch(name, body, by) {
      const { ids, data } = parseWith(batchBody, body);
      const done: BatchDone[] = [];
      for (const id of new Set(ids)) {
        try {
          // Each under a key of its own, so that a batch that was broken off can be sent again.
          const own = { ...by, idempotencyKey: ownKey(by.idempotencyKey, id) };
          done.push({ ...(await act(name, id, data, own)), refused: null });
        } catch (error) {
          if (!(error instanceof Problem) || stopsAll.has(error.code)) throw error;
          done.push({ id, position: null, refused: error });
        }
      }
      return done;
    },
    async setThresholds(body, by) {
      requirePermission(policy, by.principal, 'warning.supervise');
      const given = parseWith(thresholdsBody, body);
      await writeDecided(parts, {
        sender: senderOf(by),
        name: 'warning.setThresholds',
        content: given,
        stream: supervisionStream,
        load: async () => {
          const known = await settings();
          return { state: known.settings, revision: known.revision };
        },
        decide: (state) => decideThresholds(given, state, personOf(by.principal)),
      });
    },
  };
}

const ownKey = (key: string | null, id: string): string | null =>
  key === null || !isUuid(key.toLowerCase()) ? key : nameUuid('batch', key.toLowerCase(), id);

/** What is so of every one of a batch. */
const stopsAll: ReadonlySet<string> = new Set([
  'forbidden',
  'schema-violation',
  'idempotency-key-missing',
  'store-unavailable',
  'storage-full',
  'overloaded',
  'log-disagrees',
  'events-lost',
]);

/** Who is signed in answers by name; a business system supervises nothing and explains nothing. */
function personOf(principal: Principal) {
  if (principal.kind === 'system') throw new Problem('forbidden');
  const { post, staffNumber } = principal.staff;
  return { name: principal.name, post, staffNumber };
}

async function documentsOf(
  store: Pick<EventStore, 'readStream'>,
  caseId: string,
): Promise<readonly string[]> {
  const state = stateOf(await load(store, caseStream(CaseId(caseId))));
  return (state?.documents ?? []).map(({ documentId }) => documentId);
}
