import { t } from '../base/say.ts';

/** What can be true of a case, as lists and figures name it. */
export const markNames = {
  open: t('在办', 'Open'),
  closed: t('已办结', 'Closed'),
  ruled: t('已有裁定', 'Decided'),
  returned: t('曾退回补送', 'Sent back'),
  opined: t('有检察意见', "With the procuratorate's opinion"),
  objected: t('检察机关有异议', 'Objected to'),
  corrected: t('提出纠正意见', 'Correction opinion filed'),
  retried: t('重新审理', 'Retried'),
  late: t('曾超期办理', 'Act done late'),
  overridden: t('说明理由后继续', 'Finding overridden'),
  documented: t('有文书', 'With documents'),
} as const;
