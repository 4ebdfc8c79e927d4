import type { Finding } from '#domain/law/review/answer.ts';
import type { RuleKind, Treatment } from '#domain/law/rules/rule.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

export const ruleKindNames: Readonly<Record<RuleKind, Bilingual>> = {
  eligibility: t('条件', 'Eligibility'),
  start: t('起始时间', 'Start'),
  interval: t('间隔', 'Interval'),
  amount: t('幅度', 'Amount'),
  deadline: t('期限', 'Deadline'),
  procedure: t('程序', 'Procedure'),
  materials: t('材料', 'Materials'),
};

export const treatmentNames: Readonly<Record<Treatment, Bilingual>> = {
  computed: t('计算', 'Calculated'),
  process: t('程序检查', 'Checked on the process'),
  materials: t('材料检查', 'Checked on the materials'),
  forPerson: t('由人决定', 'For a person'),
};

/** What a rule says of a case. */
export const resultNames: Readonly<Record<Finding['result'], Bilingual>> = {
  met: t('符合', 'met'),
  notMet: t('不符合', 'not met'),
  review: t('由人判断', 'for a person'),
  unknown: t('缺少事实', 'fact missing'),
};
