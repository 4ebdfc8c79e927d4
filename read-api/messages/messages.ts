import type { Principal } from '#domain/access/principal.ts';
import { owedAct } from '#domain/casework/owed-act.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { criminalOrganisations } from '#domain/criminal/agencies.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { isNewsFor } from '#domain/messages/happenings.ts';
import { isShown, type Notice } from '#domain/messages/notice.ts';
import type { WarningListRequest } from '#projections/ports/warning-store.ts';
import type { ViewStores } from '#projections/ports/views.ts';

export const messageKinds = ['todo', 'happening', 'notice'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Something a person should be told; nothing of it is stored but what made it. */
export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  /** Moment it came up, RFC 3339; null for a deadline, which has a day instead. */
  readonly at: string | null;
  readonly caseId: string | null;
  /** Name and number of the case; title of the notice. */
  readonly title: string;
  /** What is shown beside it, by kind. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A time limit that ends within so many days is near. */
export const nearDays = 7;
/** To-dos, and cases looked at for what happened in them, at most. */
const mostTodos = 100;
const mostCases = 200;

/** Deadlines of the asker's agency that are near or over, the most pressing first. */
export async function todosOf(
  { workLists }: Pick<ViewStores, 'workLists'>,
  { agency }: Principal,
  today: string,
): Promise<Message[]> {
  if (agency === null) return [];
  const list = await workLists.list({ agency: agency.id, offset: 0, limit: mostTodos });
  const near = addDays(today as LegalDate, nearDays);
  return list.entries.flatMap(({ due, caseId, limit, article, name, reference, stage }) =>
    due === null || due > near
      ? []
      : [
          {
            id: `todo:${caseId}:${limit}:${due}`,
            kind: 'todo' as const,
            at: null,
            caseId,
            title: reference === null ? name : `${name} ${reference}`,
            detail: { due, overdue: due < today, article, stage },
          },
        ],
  );
}

/** What a supervisor is told to do, and what an agency is: the scopes of warnings in which it is their turn. */
const ofSupervisor = [
  { scope: 'toDecide' },
  { scope: 'toSend', level: 'overdue' },
] as const satisfies readonly Partial<WarningListRequest>[];
const ofAgency = [{ scope: 'waiting' }] as const;

/** Warnings with which the asker has to do something: to explain, or to decide what becomes of them. */
export async function warningsToDo(
  { warnings }: Pick<ViewStores, 'warnings'>,
  { role, agency }: Principal,
  today: string,
): Promise<Message[]> {
  if (agency === null) return [];
  const isParty = [...agencyKinds, ...criminalOrganisations].includes(agency.kind);
  if (!isParty && role !== 'supervisor') return [];
  const asked = isParty ? ofAgency : ofSupervisor;
  const whose = isParty ? { agency: agency.id } : {};
  const lists = await Promise.all(
    asked.map((each) => warnings.list({ ...each, ...whose, offset: 0, limit: mostTodos })),
  );
  return lists.flatMap(({ entries }) =>
    entries.flatMap(({ caseId, reference, courtCaseNumber, warning }) => {
      if (warning === null) return [];
      const { id, limit, state, answerBy, due, article } = warning;
      const until = answerBy ?? due;
      return [
        {
          id: `warning:${id}:${state}:${until}`,
          kind: 'todo' as const,
          at: null,
          caseId,
          // Of the case its number: who supervises does not see the name.
          title: courtCaseNumber ?? reference ?? id.slice(0, 8),
          detail: { due: until, overdue: until < today, article, warning: { id, limit, state } },
        },
      ];
    }),
  );
}

/** A system of the asker's agency, or an account, that waits to be confirmed by the asker. */
export interface WaitingConfirmation {
  readonly of: 'system' | 'account';
  /** Id of what was asked for. */
  readonly request: string;
  readonly name: Bilingual;
  readonly askedAt: string;
}

/** What the asker has to let act, the newest first. */
export const confirmationsOf = (waiting: readonly WaitingConfirmation[]): Message[] =>
  waiting
    .toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1))
    .map(({ of, request, name, askedAt }) => ({
      id: `${of}:${request}`,
      kind: 'todo',
      at: askedAt,
      caseId: null,
      title: name.zh,
      detail: { toConfirm: of, name },
    }));

/** What others did in the cases of the asker's agency that moved last, the newest first. */
export async function happeningsOf(
  { dossiers }: Pick<ViewStores, 'dossiers'>,
  { agency }: Principal,
): Promise<Message[]> {
  const kind = agencyKinds.find((each) => each === agency?.kind);
  if (agency === null || kind === undefined) return [];
  const list = await dossiers.list({
    filter: {},
    party: agency.id,
    sort: 'position',
    order: 'descending',
    offset: 0,
    limit: mostCases,
  });
  // Of a case that is not looked at nothing is known: what is older than the last one ends here.
  const complete = list.total > list.dossiers.length ? list.dossiers.at(-1)!.position : 0;
  const cases = new Map(list.dossiers.map((dossier) => [dossier.id, dossier]));
  const happened = await dossiers.happenings({ ids: [...cases.keys()], since: complete });
  const told = new Set<string>();
  return happened
    .filter(({ event, actor }) => actor.agency !== agency.id && isNewsFor(event, kind))
    .toSorted((a, b) => b.position - a.position)
    .slice(0, mostCases)
    .map(({ caseId, position, recordedAt, event, on, actor }) => {
      const dossier = cases.get(caseId)!;
      const { offender, reference } = dossier;
      // What is to be done now is said once of a case, with what happened in it last.
      const owed = told.has(caseId) ? null : owedAct(dossier, kind);
      told.add(caseId);
      return {
        id: `happening:${position}`,
        kind: 'happening',
        at: recordedAt,
        caseId,
        title: reference === null ? offender.name : `${offender.name} ${reference}`,
        detail: { event, on, position: String(position), agency: actor.agency, owed },
      };
    });
}

/** The notices that are for the asker and stand today, the newest first. */
export const noticesOf = (
  notices: ReadonlyMap<string, Notice>,
  { id: person, agency }: Principal,
  today: string,
): Message[] =>
  [...notices.values()]
    .filter((notice) => isShown(notice, agency?.kind ?? null, today))
    .toSorted((a, b) => b.position - a.position)
    .map(({ id, kind, title, text, from, until, places, registered, publishedAt }) => ({
      id: `notice:${id}`,
      kind: 'notice',
      at: publishedAt,
      caseId: null,
      title,
      detail: {
        noticeId: id,
        noticeKind: kind,
        text,
        from,
        until,
        places,
        taken: registered.size,
        registered: registered.has(person),
      },
    }));
