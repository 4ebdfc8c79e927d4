import { z } from 'zod';
import type { RecordedEvent } from '#event-store/port.ts';
import { decimal } from './query-fields.ts';

const part = z.string().max(200).optional();

/** Conditions on events that auditors may set; an event must fit all of them. */
export const eventsFilter = z.object({
  /** Part of the name of the stream, as the id of a case. */
  stream: part,
  /** Part of the id of who did it, or of the agency. */
  actor: part,
  type: part,
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type EventsFilter = z.infer<typeof eventsFilter>;

export const eventsQuery = eventsFilter.extend({
  from: decimal.pipe(z.int().min(1)).default(1),
  limit: decimal.pipe(z.int().min(1).max(999_999_999)).optional(),
});

export const eventsExport = z.strictObject({
  purpose: z.string().trim().min(1).max(500),
  filter: eventsFilter.strict().default({}),
});

/** The conditions that were set, by name. */
export const conditionsOf = (filter: EventsFilter): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (['stream', 'actor', 'type', 'since', 'until'] as const).flatMap((name) =>
      filter[name] === undefined || filter[name] === '' ? [] : [[name, filter[name]]],
    ),
  );

/** Whether an event fits. */
export function eventsLike(filter: EventsFilter): (event: RecordedEvent) => boolean {
  const { stream = '', actor = '', type = '', since, until } = filter;
  const from = since === undefined ? -Infinity : Date.parse(since);
  const to = until === undefined ? Infinity : Date.parse(until);
  return ({ stream: name, type: kind, recordedAt, metadata }) => {
    const at = Date.parse(recordedAt);
    return (
      name.includes(stream) &&
      (type === '' || kind === type) &&
      `${metadata.actor.id} ${metadata.actor.agency ?? ''}`.includes(actor) &&
      at >= from &&
      at < to
    );
  };
}
