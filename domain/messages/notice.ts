import { z } from 'zod';
import { isLegalDate, type LegalDate } from '../kernel/legal-date.ts';
import { organisationKinds, type OrganisationKind } from '../access/principal.ts';
import { longText, text } from '../casework/fields.ts';

const day = z
  .string()
  .refine((value) => isLegalDate(value), { message: 'date' })
  .transform((value) => value as LegalDate)
  .meta({ personal: 'none' })
  .nullable();

/** PORT-2: what an administrator tells people; an activity can be registered for. */
export const noticeSchema = z
  .strictObject({
    kind: z.enum(['notice', 'activity']),
    title: text(200, { zh: '标题', en: 'Title', personal: 'freeText' }),
    text: longText('内容', 'Text'),
    /** First and last day on which it is shown; null for no such day. */
    from: day,
    until: day,
    /** Kinds of agencies it is for; null for everybody. */
    audience: z.array(z.enum(organisationKinds)).min(1).nullable(),
    /** Places of an activity; null for no limit, and for a notice. */
    places: z.int().min(1).max(100_000).nullable(),
  })
  .refine(({ from, until }) => from === null || until === null || from <= until, {
    message: 'order',
    path: ['until'],
  })
  .refine(({ kind, places }) => kind === 'activity' || places === null, {
    message: 'places',
    path: ['places'],
  });
export type NoticeData = z.infer<typeof noticeSchema>;

export const noticeEventTypes = [
  'NoticePublished',
  'NoticeWithdrawn',
  'ActivityRegistered',
  'ActivityRegistrationWithdrawn',
] as const;
export type NoticeEventType = (typeof noticeEventTypes)[number];

/** What is recorded of a notice. */
export type NoticeFact =
  | { readonly type: 'NoticePublished'; readonly data: NoticeData }
  | { readonly type: 'NoticeWithdrawn'; readonly data: { readonly reason: string } }
  | {
      readonly type: 'ActivityRegistered';
      readonly data: { readonly person: string; readonly name: string };
    }
  | {
      readonly type: 'ActivityRegistrationWithdrawn';
      readonly data: { readonly person: string };
    };

export const noticePrefix = 'notice-';
export const noticeStream = (id: string): string => `${noticePrefix}${id}`;

/** A notice as its events tell it. */
export interface Notice extends NoticeData {
  readonly id: string;
  readonly publishedAt: string;
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
  /** Who has registered: the name by the id. */
  readonly registered: ReadonlyMap<string, string>;
  readonly revision: number;
  readonly position: number;
}

/** What an event of a notice's stream looks like to the fold. */
export interface NoticeEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
  readonly revision: number;
  readonly position: number;
}

/** The notice after one more event; undefined for an event that belongs to none. */
export function evolveNotice(notice: Notice | undefined, event: NoticeEvent): Notice | undefined {
  const { type, data, revision, position } = event;
  if (type === 'NoticePublished') {
    return {
      ...(data as unknown as NoticeData),
      id: event.stream.slice(noticePrefix.length),
      publishedAt: event.recordedAt,
      withdrawn: null,
      registered: new Map(),
      revision,
      position,
    };
  }
  if (notice === undefined) return undefined;
  const registered = new Map(notice.registered);
  const person = String(data['person']);
  switch (type as NoticeEventType) {
    case 'NoticeWithdrawn':
      return { ...notice, revision, withdrawn: String(data['reason']) };
    case 'ActivityRegistered':
      registered.set(person, String(data['name']));
      return { ...notice, revision, registered };
    case 'ActivityRegistrationWithdrawn':
      registered.delete(person);
      return { ...notice, revision, registered };
    default:
      return { ...notice, revision };
  }
}

/** True when it is shown to somebody of this kind of agency (null for none) on this day. */
export const isShown = (
  { withdrawn, audience, from, until }: Notice,
  kind: OrganisationKind | null,
  today: string,
): boolean =>
  withdrawn === null &&
  (audience === null || (kind !== null && audience.includes(kind))) &&
  (from === null || from <= today) &&
  (until === null || today <= until);

export const isFull = ({ places, registered }: Notice): boolean =>
  places !== null && registered.size >= places;
