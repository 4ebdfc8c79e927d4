import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../frame/say.ts';

export type RegistrationState = 'active' | 'frozen' | 'disabled';

export interface SystemKey {
  readonly id: string;
  readonly algorithm: string;
  readonly notBefore: string;
  readonly notAfter: string | null;
  readonly state: RegistrationState;
}

/** A business system as `GET /api/systems` gives it. */
export interface System {
  readonly id: string;
  readonly agency: string;
  readonly name: Bilingual;
  readonly state: RegistrationState;
  readonly keys: readonly SystemKey[];
}

/** What registering and rotating answer; the private key only now, and only where it was made there. */
export interface NewKey {
  readonly keyId: string;
  readonly fingerprint: string;
  readonly privateKey: string | null;
}

export const stateNames = {
  active: t('有效', 'Active'),
  frozen: t('冻结', 'Frozen'),
  disabled: t('停用', 'Disabled'),
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
