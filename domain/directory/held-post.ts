import { roleNames, type Principal } from '../access/principal.ts';
import { Problem } from '../kernel/problem.ts';
import type { Bilingual, Violation } from '../kernel/violation.ts';
import type { Appointment } from './appointment.ts';
import type { Directory } from './directory.ts';

/** What of somebody is held against the directory. */
export interface ActingAs {
  readonly id: string;
  readonly role: string;
  /** Id of the organisation; null for none. */
  readonly agency: string | null;
}

/** The same of who is asking. */
export const actingAs = ({
  id,
  role,
  agency,
}: Pick<Principal, 'id' | 'role' | 'agency'>): ActingAs => ({
  id,
  role,
  agency: agency?.id ?? null,
});

type Asked = Pick<Directory, 'at' | 'agency' | 'appointmentOf'>;

/**
 * Why somebody may not act as this on the day of the directory; null where he may, or the directory does not know
 * him. `ahead`: what begins later counts as if it had begun.
 */
export function postFault(acting: ActingAs, directory: Asked, ahead = false): Bilingual | null {
  const found = directory.appointmentOf(acting.id);
  if (found === null) return null;
  const { appointment, holds } = found;
  const { post, from, until } = appointment;
  if (until !== null && until < directory.at) {
    return {
      zh: `目录中“${post}”的任职已于${until}终止`,
      en: `The post “${post}” ended on ${until}, as the directory has it`,
    };
  }
  if (!holds && !ahead) {
    return {
      zh: `目录中“${post}”的任职自${from}起`,
      en: `The post “${post}” begins on ${from}, as the directory has it`,
    };
  }
  return isOfPost(acting, appointment) ? null : otherPost(appointment, directory);
}

/**
 * Why no account is opened for this person: of an organisation whose people the directory has it must be one of them,
 * else whose post ended would be let in again under another id. Null where the directory has the person, or nobody there.
 */
export function strangerFault(
  { id, agency }: ActingAs,
  directory: Pick<Directory, 'appointmentOf' | 'hasPeopleOf'>,
): Bilingual | null {
  if (directory.appointmentOf(id) !== null || !directory.hasPeopleOf(agency)) return null;
  return {
    zh: '该单位人员已列入机构目录，而目录中没有此账号的任职：请先登记任职，再开立账号；原有人员不得另用账号',
    en: 'The directory has the people of this agency and no post for this account: enter the appointment first, then the account; nobody who was there gets another one',
  };
}

const isOfPost = ({ role, agency }: ActingAs, appointment: Appointment): boolean =>
  appointment.role === role && appointment.organisation === agency;

function otherPost({ post, role, organisation }: Appointment, { agency }: Asked): Bilingual {
  const place = (organisation === null ? undefined : agency(organisation)?.name) ?? {
    zh: '无单位',
    en: 'no agency',
  };
  return {
    zh: `目录中的职务是“${post}”（${place.zh}，${roleNames[role].zh}），与账号的单位或角色不符`,
    en: `The directory has the post “${post}” (${place.en}, ${roleNames[role].en}), and the account is of another agency or role`,
  };
}

/** That the directory speaks against it, at a field where there is one. */
export const postViolation = (text: Bilingual, field?: string): Violation => ({
  rule: 'DIR-POST',
  article: null,
  ...(field === undefined ? {} : { field }),
  text,
});

/** Throws Problem `post-not-held` for who does not hold the post on the day of the directory. */
export function mustHoldPost(acting: ActingAs, directory: Asked): void {
  const text = postFault(acting, directory);
  if (text !== null) throw new Problem('post-not-held', [postViolation(text)]);
}
