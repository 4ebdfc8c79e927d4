import { directory } from '../base/directory.ts';
import { isRole, roleNames } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** Who an event names: an account, and what it acts as. */
export interface Actor {
  readonly agency: string | null;
  readonly role: string;
}

/** Who did something, in words: as what, and for which agency; an account is not named to a reader of a case. */
export function actorWords({ agency, role }: Actor): Bilingual {
  const as = isRole(role) ? roleNames[role] : t('系统', 'The system');
  const of = agency === null ? undefined : directory().agency(agency)?.name;
  return of === undefined ? as : t(`${of.zh}${as.zh}`, `${as.en}, ${of.en}`);
}
