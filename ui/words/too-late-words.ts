import type { HearingPastLimit } from '#domain/casework/hearing-past-limit.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** A ruling follows its hearing: it can only come after its last day, unless the court extends it by then. */
export const tooLateWords = ({
  limit,
  due,
  hearingDate,
  dueIfExtended,
}: HearingPastLimit): Bilingual => {
  const more =
    dueIfExtended === null
      ? t('', '')
      : t(
          `案情复杂或者情况特殊的，可以依法延长至 ${dueIfExtended}，应当在 ${due} 前办理“延长审理期限”，否则另行确定开庭日期。`,
          ` In a complex or special case the court may extend it to ${dueIfExtended}: "Extend the time for the ruling" is due by ${due}, or another day is set for the hearing.`,
        );
  return t(
    `开庭日期 ${hearingDate} 晚于“裁定期限” ${due}（${limit.article.zh}）。${more.zh}`,
    `The hearing on ${hearingDate} is after the time for the ruling, ${due} (${limit.article.en}).${more.en}`,
  );
};
