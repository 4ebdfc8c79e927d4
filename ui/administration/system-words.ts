import type { SystemKey } from '#commands/administration/system-answers.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

export const stateNames = {
  pending: t('待确认', 'Not confirmed yet'),
  rejected: t('已拒绝', 'Rejected'),
  active: t('有效', 'Active'),
  frozen: t('冻结', 'Frozen'),
  disabled: t('停用', 'Disabled'),
} as const;

/** What the agency is asked for. */
export const requestNames = {
  registration: t('登记待所属单位确认', 'Registration waits for its agency'),
  newKey: t('新密钥待所属单位确认', 'New key waits for its agency'),
  thaw: t('解除冻结待所属单位确认', 'Lifting the freeze waits for its agency'),
} as const;

export const algorithmNames: Readonly<Record<string, string>> = {
  'sm2-sm3': 'SM2 / SM3',
  ed25519: 'Ed25519',
  'ecdsa-p256-sha256': 'ECDSA P-256',
};

/** What a key is at a moment: its state, or that another one is taking its place, or has. */
export function keyStanding({ state, notAfter }: SystemKey, now: string): Bilingual {
  if (state !== 'active' || notAfter === null) return stateNames[state];
  return notAfter <= now
    ? t('已轮换', 'Rotated out')
    : t(`轮换中，至 ${notAfter.slice(0, 10)}`, `Counts until ${notAfter.slice(0, 10)}`);
}
