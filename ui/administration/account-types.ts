import type { Confirmer } from '#domain/access/account-confirmation.ts';
import type { Role } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../frame/say.ts';

/** An account of the embedded issuer, as the server lists it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
  readonly post: string | null;
  readonly staffNumber: string | null;
  readonly state: 'active' | 'waiting' | 'pending' | 'rejected';
}

/** An account of which something waits for a second person. */
export interface WaitingAccount extends Account {
  readonly open: {
    readonly id: string;
    readonly act: 'opening' | 'newCode';
    readonly by: string;
    readonly askedAt: string;
    readonly reason: string | null;
  };
}

/** The first half of a code with which somebody sets a password once; a second person confirms. */
export interface IssuedCode {
  readonly account: { readonly id: string; readonly name: string };
  readonly code: { readonly code: string; readonly until: string };
  /** Who has the other half to give. */
  readonly confirmer: Confirmer;
}

export const accountStates: Readonly<
  Record<
    Account['state'],
    { readonly name: Bilingual; readonly color: 'success' | 'warning' | 'error' }
  >
> = {
  active: { name: t('可登录', 'Can sign in'), color: 'success' },
  waiting: { name: t('待设置密码', 'Waits for a password'), color: 'warning' },
  pending: { name: t('待另一人确认', 'Waits for a second person'), color: 'warning' },
  rejected: { name: t('已被拒绝', 'Turned down'), color: 'error' },
};

export const accountActs: Readonly<Record<WaitingAccount['open']['act'], Bilingual>> = {
  opening: t('开立账号', 'A new account'),
  newCode: t('重发一次性代码', 'A new one-time code'),
};
