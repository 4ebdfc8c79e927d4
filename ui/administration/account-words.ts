import type { Account, AccountAct } from '#identity/accounts/account-answers.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

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

export const accountActs: Readonly<Record<AccountAct, Bilingual>> = {
  opening: t('开立账号', 'A new account'),
  newCode: t('重发一次性代码', 'A new one-time code'),
};
