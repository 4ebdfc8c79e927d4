import type { Bilingual } from '#domain/kernel/violation.ts';
import { latestRuling, type CaseState } from './case-state.ts';
import { steps } from './steps/index.ts';
import type { StepCommand } from './step-names.ts';

/** What happens in this case when a step is done: of a step that measures share, what this measure has of it. */
export const consequenceOf = (name: StepCommand, state: CaseState): Bilingual =>
  name === 'executeRuling' ? ofExecution(state) : steps[name].consequence;

/** 刑法第八十条、第八十三条, 监狱法第三十三条: only a parole has a certificate and is handed over. */
function ofExecution(state: CaseState): Bilingual {
  if (latestRuling(state)?.granted?.parole === true) {
    return {
      zh: '发给假释证明书，移交社区矫正。',
      en: 'The certificate of parole is given; community correction takes over.',
    };
  }
  return state.measure === 'reprieveExpiry'
    ? { zh: '按减刑后的刑罚执行，案件办结。', en: 'The new sentence is served; the case ends.' }
    : { zh: '更新刑期，案件办结。', en: 'The term is updated and the case ends.' };
}
