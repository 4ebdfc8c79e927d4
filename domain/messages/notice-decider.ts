import type { Principal } from '#domain/access/principal.ts';
import { accepted, refused, type Decider, type Decision } from '#domain/kernel/decider.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import {
  isFull,
  isShown,
  type Notice,
  type NoticeData,
  type NoticeFact,
  type NoticeEvent,
  evolveNotice,
} from './notice.ts';

export type NoticeCommand =
  | { readonly kind: 'publishNotice'; readonly data: NoticeData }
  | { readonly kind: 'withdrawNotice'; readonly data: { readonly reason: string } }
  /** 报名: the asker takes a place. */
  | { readonly kind: 'takePlace' }
  /** The asker gives the place back. */
  | { readonly kind: 'givePlaceBack' };

/** What a decision needs to know beside the notice. */
export interface NoticeContext {
  readonly by: Pick<Principal, 'id' | 'name' | 'agency'>;
  /** The day at the agencies. */
  readonly today: LegalDate;
}

/** One notice or activity; undefined before it is published. */
export const noticeDecider: Pick<
  Decider<Notice | undefined, NoticeCommand, NoticeFact, NoticeContext>,
  'initialState' | 'decide'
> & { evolve(state: Notice | undefined, event: NoticeEvent): Notice | undefined } = {
  initialState: undefined,
  decide: decideNotice,
  evolve: evolveNotice,
};

function decideNotice(
  command: NoticeCommand,
  notice: Notice | undefined,
  context: NoticeContext,
): Decision<NoticeFact> {
  if (command.kind === 'publishNotice') {
    if (notice !== undefined) return byState('该通知已发布', 'It is published already');
    return accepted({ type: 'NoticePublished', data: command.data });
  }
  if (notice === undefined) return refused('not-found');
  switch (command.kind) {
    case 'withdrawNotice':
      if (notice.withdrawn !== null) return byState('已撤回', 'It is withdrawn already');
      return accepted({ type: 'NoticeWithdrawn', data: command.data });
    case 'takePlace':
      return takingPlace(notice, context);
    case 'givePlaceBack':
      if (!notice.registered.has(context.by.id)) return accepted();
      return accepted({
        type: 'ActivityRegistrationWithdrawn',
        data: { person: context.by.id },
      });
  }
}

/** Again is no second place. */
function takingPlace(notice: Notice, { by, today }: NoticeContext): Decision<NoticeFact> {
  if (!isShown(notice, by.agency?.kind ?? null, today)) return refused('not-found');
  if (notice.kind !== 'activity') return byState('通知不需报名', 'Nothing to register for');
  if (notice.registered.has(by.id)) return accepted();
  if (isFull(notice)) return byState('名额已满', 'No place is left');
  return accepted({ type: 'ActivityRegistered', data: { person: by.id, name: by.name } });
}

const byState = (zh: string, en: string): Decision<never> =>
  refused('refused-by-state', { rule: 'NOTICE', article: null, text: { zh, en } });
