import { z } from 'zod';
import { text } from '#domain/casework/fields.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { decimal } from '../query-fields.ts';

const part = z.string().max(200).optional();

/** Conditions on events that auditors may set; an event must fit all of them. */
export const eventsFilter = z.object({
  /** Id of a case: its own events and the looks at it. */
  case: z.uuid().optional(),
  /** Part of the name of the stream, as the id of a case. */
  stream: part,
  /** Part of the id of who did it, or of the agency. */
  actor: part,
  /** Id of the agency for which it was done, whole. */
  agency: part,
  /** The request that events came of, or the event that caused them. */
  cause: z.uuid().optional(),
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
  purpose: text(500, { zh: '用途', en: 'Purpose', personal: 'freeText' }),
  filter: eventsFilter.strict().default({}),
});

const conditionNames = Object.keys(eventsFilter.shape) as (keyof EventsFilter)[];

/** The streams that hold what was done in a case and who looked at it. */
export const streamsOfCase = (id: string): readonly string[] => [`case-${id}`, `access-${id}`];

/** The conditions that were set, by name. */
export const conditionsOf = (filter: EventsFilter): Readonly<Record<string, string>> =>
  Object.fromEntries(
    conditionNames.flatMap((name) =>
      filter[name] === undefined || filter[name] === '' ? [] : [[name, filter[name]]],
    ),
  );

/** Whether an event fits. */
export function eventsLike(filter: EventsFilter): (event: RecordedEvent) => boolean {
  const { stream = '', actor = '', agency = '', type = '', cause, since, until } = filter;
  const streams = filter.case === undefined ? null : streamsOfCase(filter.case);
  const from = since === undefined ? -Infinity : Date.parse(since);
  const to = until === undefined ? Infinity : Date.parse(until);
  return ({ stream: name, type: kind, recordedAt, metadata }) => {
    const at = Date.parse(recordedAt);
    return (
      (streams === null || streams.includes(name)) &&
      name.includes(stream) &&
      (type === '' || kind === type) &&
      `${metadata.actor.id} ${metadata.actor.agency ?? ''}`.includes(actor) &&
      (agency === '' || metadata.actor.agency === agency) &&
      (cause === undefined || cause === metadata.correlationId || cause === metadata.causationId) &&
      at >= from &&
      at < to
    );
  };
}
