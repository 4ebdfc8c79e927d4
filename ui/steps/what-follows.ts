import { agencyNames } from '#domain/casework/agencies.ts';
import { availableSteps } from '#domain/casework/available-steps.ts';
import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { hearingPastLimit } from '#domain/casework/hearing-past-limit.ts';
import { owedBy, periodBefore } from '#domain/casework/running-limits.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { limitNames } from '../words/limit-names.ts';
import { t } from '../base/say.ts';
import { tooLateWords } from '../words/too-late-words.ts';

/**
 * What a case waits for as it stands: whose turn it is, for what, and by which limit. A limit is told by
 * its own name: it may be that of a later act. While a public notice runs or a hearing is awaited, from when the case goes on.
 */
export function whatFollows(
  state: CaseState,
  deadlines: readonly CaseDeadline[],
  today: string,
): Bilingual {
  const { turn, ...stage } = stageInfo[state.stage];
  if (turn === null) return t('案件已办结。', 'The case is closed.');
  const agency = agencyNames[turn];
  const step = availableSteps(state, state.agencies[turn]).primary;
  const period = step === null ? null : periodBefore(step, deadlines, state);
  const isOver = period?.of === 'hearing' && period.due !== null && period.due <= today;
  if (step !== null && period?.due != null && !isOver) {
    const { title } = steps[step];
    if (period.of === 'hearing') {
      const limit = limitWords(owedBy(turn, deadlines));
      return t(
        `定于 ${period.due} 开庭，此前无需办理；开庭后由${agency.zh}办理“${title.zh}”${limit.zh}。`,
        `The hearing is set for ${period.due}; nothing is to be done before. Then the ${agency.en.toLowerCase()} goes on with "${title.en}"${limit.en}.`,
      );
    }
    return t(
      `${period.due} 起可由${agency.zh}办理“${title.zh}”（${period.article.zh}），此前公示期未满。`,
      `From ${period.due}, when the notice has run (${period.article.en}), the ${agency.en.toLowerCase()} can go on with "${title.en}".`,
    );
  }
  if (step === 'extendRulingTerm') {
    const late = hearingPastLimit(state);
    if (late !== null) return tooLateWords(late);
  }
  const limit = limitWords(owedBy(turn, deadlines));
  return t(
    `接下来由${agency.zh}办理“${stage.zh}”${limit.zh}。`,
    `Next, the ${agency.en.toLowerCase()} is at "${stage.en}"${limit.en}.`,
  );
}

function limitWords(limit: CaseDeadline | undefined): Bilingual {
  if (limit?.due == null) return t('', '');
  const { id, due, article } = limit;
  const name = limitNames[id] ?? article;
  return t(
    `；“${name.zh}”至 ${due}（${article.zh}）`,
    `; the time for "${name.en}" ends on ${due} (${article.en})`,
  );
}
