import { agencyNames } from '#domain/casework/agencies.ts';
import type { CommandName } from '#domain/casework/events.ts';
import { hearingPastLimit } from '#domain/casework/hearing-past-limit.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { outcomeName, stageInfo, type Outcome } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

/** What becomes of the case when a step is sent: it goes on, is done, or comes to an end without its measure. */
export interface Outlook {
  readonly kind: 'goesOn' | 'done' | 'ends';
  readonly text: Bilingual;
}

/** Endings in which the measure that was asked for does not come about. */
const withoutMeasure: ReadonlySet<Outcome> = new Set([
  'refused',
  'notProposed',
  'notFiled',
  'withdrawn',
  'sentenceEnded',
]);

/**
 * Where the case stands after the step, in words; `before` is null when it is being opened. Null where
 * the step leaves the case where it is.
 */
export function outlookOf(before: CaseState | null, after: CaseState): Outlook | null {
  if (after.stage === 'closed' && after.outcome !== null) {
    const outcome = outcomeName(after.outcome, after.measure);
    return withoutMeasure.has(after.outcome)
      ? {
          kind: 'ends',
          text: t(`案件就此终结：${outcome.zh}。`, `This ends the case: ${outcome.en}.`),
        }
      : { kind: 'done', text: t(`案件办结：${outcome.zh}。`, `The case is done: ${outcome.en}.`) };
  }
  // A new ruling may leave the stage as it was and is still a step on.
  if (before?.stage === after.stage) return null;
  const { turn, ...stage } = stageInfo[after.stage];
  const agency = turn === null ? null : agencyNames[turn];
  return {
    kind: 'goesOn',
    text: t(
      `案件进入“${stage.zh}”环节${agency === null ? '' : `，由${agency.zh}办理`}。`,
      `The case goes to "${stage.en}"${agency === null ? '' : `, with the ${agency.en.toLowerCase()}`}.`,
    ),
  };
}

/**
 * Whether a step is asked about once more before it is sent: it closes the case, with or without what
 * was asked for, it rules, it hands a decision to another agency, it changes facts, or it sets a hearing for a
 * day after the time for the ruling. What one's own agency goes on with is not, nor
 * what the button says (`isAnswer`), which stands beside what follows from it.
 */
export function isAskedOnceMore(
  name: CommandName,
  before: CaseState | null,
  after: CaseState,
  isAnswer: boolean,
): boolean {
  if (before === null) return false;
  if (name === 'correctFacts' || after.rulings.length > before.rulings.length) return true;
  if (after.stage === 'closed' && before.stage !== 'closed') return true;
  if (name === 'chooseTrialMode' && hearingPastLimit(after) !== null) return true;
  if (isAnswer) return false;
  const decides = name !== 'openCase' && steps[name].role === 'decider';
  return decides && stageInfo[after.stage].turn !== stageInfo[before.stage].turn;
}
