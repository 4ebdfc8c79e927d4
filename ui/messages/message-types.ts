import type { Bilingual } from '#domain/kernel/violation.ts';

export type MessageKind = 'todo' | 'happening' | 'notice';

/** A message as `GET /api/messages` gives it. */
export interface ShownMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly at: string | null;
  readonly caseId: string | null;
  readonly title: string;
  readonly read: boolean;
  readonly detail: {
    /** Of what waits to be confirmed. */
    readonly toConfirm?: 'system' | 'account';
    readonly name?: Bilingual;
    readonly due?: string;
    readonly article?: Bilingual | null;
    readonly event?: string;
    readonly agency?: string | null;
    readonly noticeId?: string;
    readonly noticeKind?: 'notice' | 'activity';
    readonly text?: string;
    readonly from?: string | null;
    readonly until?: string | null;
    readonly places?: number | null;
    readonly taken?: number;
    readonly registered?: boolean;
  };
}

export interface MessagePage {
  readonly unread: Readonly<Record<MessageKind | 'total', number>>;
  readonly total: number;
  readonly messages: readonly ShownMessage[];
  readonly next: string | null;
}

/** Asks for the numbers only. */
export const unreadPath = '/api/messages?limit=0';
