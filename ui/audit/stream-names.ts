import { criminalPrefix } from '#domain/criminal/prefix.ts';
import { dutyPrefix } from '#domain/duty/duty.ts';
import { noticePrefix } from '#domain/messages/notice.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { directory } from '../base/directory.ts';
import { t } from '../base/say.ts';

const byName: Readonly<Record<string, Bilingual>> = {
  directory: t('机构目录', 'Directory'),
  supervision: t('时限监督设置', 'Settings of supervision'),
  systems: t('业务系统', 'Systems'),
  'access-lists': t('列表查阅', 'Looks at lists'),
  'access-search': t('检索', 'Searches'),
  'access-events': t('事件查阅', 'Looks at events'),
  'access-documents': t('材料查阅', 'Looks at documents'),
  'access-proofs': t('存证出具', 'Evidence given out'),
};

const agencyName = (id: string): Bilingual => directory().agency(id)?.name ?? t(id, id);

/** What streams that are not of a case are called, by their prefix and what follows it. */
const byPrefix: readonly (readonly [prefix: string, name: (rest: string) => Bilingual])[] = [
  ['sign-ins-', (day) => t(`${day} 登录记录`, `Sign-ins of ${day}`)],
  ['calls-', (day) => t(`${day} 被拒绝的请求`, `Refused requests of ${day}`)],
  ['account-', (id) => t(`账号 ${id}`, `Account ${id}`)],
  [dutyPrefix, (id) => t(`值班：${agencyName(id).zh}`, `Duty: ${agencyName(id).en}`)],
  [noticePrefix, () => t('通知', 'Notice')],
  ['warning-', () => t('超期预警', 'Warning')],
  ['document-', () => t('材料', 'Document')],
  [criminalPrefix, (id) => t(`刑事案件 ${id.slice(0, 8)}`, `Criminal case ${id.slice(0, 8)}`)],
  ['access-criminal-', () => t('刑事案件查阅', 'Looks at a criminal case')],
];

/** What events are of that are not of a case, in words. */
export function streamName(stream: string): Bilingual {
  if (Object.hasOwn(byName, stream)) return byName[stream]!;
  for (const [prefix, name] of byPrefix) {
    if (stream.startsWith(prefix)) return name(stream.slice(prefix.length));
  }
  return t('其他对象', 'Another subject');
}

/** Whether what an event comes from is a request that somebody sent. */
export const isRequest = (id: string): boolean => /^[0-9a-f]{8}-/.test(id);

/** What an event comes from: a request by the beginning of its number; what the system did by itself, as that. */
export const causeName = (id: string): Bilingual => {
  if (isRequest(id)) return t(id.slice(0, 8), id.slice(0, 8));
  return id.startsWith('demonstration') ? t('演示数据', 'demonstration') : t('系统', 'the system');
};
