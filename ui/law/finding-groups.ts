import type { Finding } from '#domain/law/review/answer.ts';
import { isDuty } from '#domain/law/review/duties.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

export type FindingGroupName =
  'blocking' | 'waiting' | 'soft' | 'person' | 'unknown' | 'noted' | 'planned' | 'duty' | 'met';

/** How findings weigh, the heaviest first. */
export const findingGroups: Readonly<Record<FindingGroupName, Bilingual>> = {
  blocking: t('不符合，依法不得', 'Barred by law'),
  waiting: t('时间未到', 'Not yet'),
  soft: t(
    '一般不符合，可由具名的人写明理由后决定',
    'Off the general rule: a named person may decide, with reasons',
  ),
  person: t('由人判断', 'For a person to judge'),
  unknown: t('缺少事实，无法判断', 'A fact is missing'),
  noted: t('其他提示', 'To be borne in mind'),
  planned: t('按拟提请日期符合', 'Met by the planned day of filing'),
  duty: t('程序要求，办理时应当遵守', 'Duties of the procedure, to be kept when their step comes'),
  met: t('符合', 'Met'),
};

/**
 * In which group a finding stands: by its result, and by what it does to the verdict. Where the day of
 * filing is announced only (`isPlanned`), what is reckoned to that day is not met yet.
 */
export function groupOf(finding: Finding, isPlanned: boolean): FindingGroupName {
  const { result, effect, soft, facts } = finding;
  if (isDuty(finding)) return 'duty';
  if (result === 'met') return isPlanned && 'filingDate' in facts ? 'planned' : 'met';
  if (result === 'unknown') return 'unknown';
  if (effect === 'person' || result === 'review') return 'person';
  if (effect === 'none') return 'noted';
  if (soft) return 'soft';
  return effect === 'wait' ? 'waiting' : 'blocking';
}
