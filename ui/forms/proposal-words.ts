import type { Proposal } from '#domain/casework/case-state.ts';
import { counted } from '#domain/kernel/counted.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** What was proposed, in a few words: 提请 3 个月. */
export function proposalWords(proposal: Proposal): Bilingual {
  const { reductionMonths: months, reductionDays: days } = proposal;
  const { resultTermMonths: term, probationMonths: probation, parole } = proposal;
  const said = [
    ...(parole ? [t('假释', 'parole')] : []),
    ...(months === null ? [] : [t(`${months} 个月`, counted(months, 'month'))]),
    ...(days === null ? [] : [t(`${days} 日`, counted(days, 'day'))]),
    ...(term === null
      ? []
      : [t(`减为有期徒刑 ${term} 个月`, `to a term of ${counted(term, 'month')}`)]),
    ...(probation == null
      ? []
      : [t(`缓刑考验期缩减至 ${probation} 个月`, `a probation of ${counted(probation, 'month')}`)]),
  ];
  return t(
    `提请 ${said.map(({ zh }) => zh).join('，')}`,
    `Proposed: ${said.map(({ en }) => en).join(', ')}`,
  );
}
