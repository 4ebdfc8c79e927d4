import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** How somebody is known, and with what. */
const ways: Readonly<Record<string, Bilingual>> = {
  password: t('密码登录', 'by password'),
  oidc: t('统一身份认证登录', 'by the issuer outside'),
};
const clients: Readonly<Record<string, Bilingual>> = {
  screens: t('网页', 'screens'),
  commandLine: t('命令行', 'command line'),
};

/** Why a sign-in failed. */
const reasons: Readonly<Record<string, Bilingual>> = {
  unknownName: t('没有此用户', 'no such user'),
  wrongPassword: t('密码错误', 'wrong password'),
  accountAltered: t('账户资料与其事件记录不符', 'the account is not what its events give'),
  noPost: t('现不任该职务', 'the post is not held now'),
  wrongCode: t('一次性代码不正确或已失效', 'wrong or spent one-time code'),
  unconfirmedCode: t('一次性代码尚待另一人确认', 'one-time code that waits for a second person'),
  throttled: t('失败过多，未核对', 'too many failures, not looked at'),
  notBegun: t('登录请求过期或非本浏览器发起', 'too old, or begun by another browser'),
  notFinished: t('身份认证服务未确认', 'the issuer did not vouch for the person'),
  noPlace: t('账户没有本系统的角色或单位', 'no role or agency here'),
  issuerUnavailable: t('身份认证服务不可用', 'the issuer could not be reached'),
};

/** How a session ended. */
const ends: Readonly<Record<string, Bilingual>> = {
  signedOut: t('本人退出', 'by the person'),
  replaced: t('同一浏览器改由他人登录', 'the same browser signed in again'),
  newCode: t('管理员发放新的一次性代码', 'a new one-time code was issued'),
  idle: t('长时间未使用', 'not used for too long'),
  absolute: t('达到最长时限', 'after its longest time'),
};

const unknown = t('其他', 'other');
const word = (words: Readonly<Record<string, Bilingual>>, code: unknown): Bilingual =>
  typeof code === 'string' && Object.hasOwn(words, code) ? words[code]! : unknown;

interface FailureKind {
  readonly reason?: unknown;
  readonly account?: unknown;
  readonly count?: unknown;
}

/** What an event of signing in or out says, beside its name; null for any other. */
export function signInSaid(
  type: string,
  data: Readonly<Record<string, unknown>>,
): Bilingual | null {
  if (type === 'SignedIn') {
    return joined([word(ways, data['way']), word(clients, data['client'])], from(data));
  }
  if (type === 'SignedOut' || type === 'SessionExpired') {
    return joined([word(ends, data['how'])], from(data));
  }
  if (type !== 'SignInsFailed') return null;
  const total = t(`共 ${String(data['total'])} 次`, `${String(data['total'])} in all`);
  const kinds = Array.isArray(data['kinds']) ? (data['kinds'] as FailureKind[]) : [];
  return joined([total, ...kinds.map(failed)], from(data));
}

function failed({ reason, account, count }: FailureKind): Bilingual {
  const { zh, en } = word(reasons, reason);
  const whose = typeof account === 'string' ? ` ${account}` : '';
  return t(`${zh}${whose} ×${String(count)}`, `${en}${whose} ×${String(count)}`);
}

/** A session that ended by itself has no address. */
const from = ({ source }: Readonly<Record<string, unknown>>): readonly Bilingual[] =>
  typeof source === 'string' ? [t(`来自 ${source}`, `from ${source}`)] : [];

const joined = (parts: readonly Bilingual[], more: readonly Bilingual[]): Bilingual => {
  const all = [...parts, ...more];
  return t(all.map(({ zh }) => zh).join('；'), all.map(({ en }) => en).join('; '));
};
