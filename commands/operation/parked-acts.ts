import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import { longText } from '#domain/casework/fields.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { decideParked, type Parked, type ParkedCommand } from '#domain/operation/parked-decider.ts';
import type { EventStore } from '#event-store/port.ts';
import { senderOf } from '../submit/sender.ts';
import { writeDecided, type WritingParts } from '../submit/write-decided.ts';
import type { OperatedViews } from './operated-views.ts';

/** How many the asker has seen: what is parked meanwhile is not taken along unseen. */
export const replayBody = z.strictObject({
  events: z.int().min(1).meta({ zh: '停放事件数', en: 'Number of parked events seen' }),
});
export const skipBody = z.strictObject({
  eventId: z.string().min(1).max(64).meta({ zh: '事件编号', en: 'Id of the event' }),
  reason: longText('理由', 'Reason'),
});

/**
 * What the operator does to what a view could not take, whatever the way in: first the record, then the act
 * on the view. Each gives how many events of the key are parked afterwards. Bodies are of any shape;
 * throws Problem.
 */
export interface ParkedActs {
  /** Takes the events of a key again, in order; stops at the first that still fails. */
  replay(view: string, key: string, body: unknown, by: AskedBy): Promise<number>;
  /** Leaves the event that failed out of the view for good; those behind it are taken again. */
  skip(view: string, key: string, body: unknown, by: AskedBy): Promise<number>;
}

export interface ParkedActsParts extends WritingParts {
  readonly store: WritingParts['store'] & Pick<EventStore, 'readStream'>;
  readonly policy: AccessPolicy;
  readonly views: OperatedViews;
}

export function parkedActs(parts: ParkedActsParts): ParkedActs {
  const { store, policy, views } = parts;

  /** True when it was recorded just now. */
  const record = async (command: ParkedCommand, by: AskedBy): Promise<boolean> => {
    const { view, key } = command.data;
    const stream = `view-${view}`;
    const { repeated } = await writeDecided(parts, {
      sender: senderOf(by),
      name: command.kind,
      content: command.data,
      stream,
      load: async () => ({
        state: await parkedUnder(views, view, key),
        revision: await lastRevision(store, stream),
      }),
      decide: (parked) => decideParked(command, parked),
    });
    return !repeated;
  };

  return {
    async replay(view, key, body, by) {
      requirePermission(policy, by.principal, 'views.manage');
      const { events } = parseWith(replayBody, body);
      const fresh = await record({ kind: 'replayParked', data: { view, key, events } }, by);
      const now = fresh ? events : (await parkedUnder(views, view, key)).length;
      // A repeat does what a stop may have kept the first from, and nothing else.
      return now === events ? views.replay(view, key) : now;
    },
    async skip(view, key, body, by) {
      requirePermission(policy, by.principal, 'views.manage');
      const data = { view, key, ...parseWith(skipBody, body) };
      const fresh = await record({ kind: 'skipParked', data }, by);
      const now = await parkedUnder(views, view, key);
      const stands = fresh || now.some(({ eventId }) => eventId === data.eventId);
      return stands ? views.skip(view, key, data.eventId, data.reason) : now.length;
    },
  };
}

/** What is parked under a key of a view. Throws Problem `not-found` for no such view. */
export async function parkedUnder(
  views: Pick<OperatedViews, 'status' | 'parked'>,
  view: string,
  key: string,
): Promise<readonly Parked[]> {
  if (!views.status().some((each) => each.view === view)) throw new Problem('not-found');
  return (await views.parked(view)).filter((each) => each.key === key);
}

async function lastRevision(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
): Promise<number> {
  for await (const { revision } of store.readStream(stream, { direction: 'backwards', limit: 1 })) {
    return revision;
  }
  return -1;
}
