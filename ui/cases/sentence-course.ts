import { latestRuling, type CaseState } from '#domain/casework/case-state.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { PriorReduction, Review } from '#domain/law/index.ts';
import { t } from '../base/say.ts';
import { choiceName } from '../words/choice-names.ts';
import { counted } from '#domain/kernel/counted.ts';

/** A day of the term that one looks for. */
export interface CourseMark {
  readonly day: string;
  readonly text: Bilingual;
}

/** The course of a sentence: what a picture of it shows, and the same in words. */
export interface SentenceCourse {
  readonly words: readonly Bilingual[];
  /** First day; null where the file does not tell, and there is nothing to draw. */
  readonly start: string | null;
  /** Last day as it stands, without what this case may take off; null for a sentence without an end. */
  readonly end: string | null;
  /** Last day as the judgment printed it, where earlier rulings brought it forward. */
  readonly formerEnd: string | null;
  /** Last day by the ruling of this case, or by the most that the law allows. */
  readonly newEnd: { readonly day: string; readonly isRuled: boolean } | null;
  readonly marks: readonly CourseMark[];
}

/** What is said of term, earlier reductions, floor and possible end, from the facts and their review. */
export function sentenceCourse(state: CaseState, answer: Review): SentenceCourse {
  const { facts } = state;
  const sentence = facts.currentSentence ?? facts.originalSentence ?? null;
  const endless = sentence === 'life' || sentence === 'deathReprieve';
  const priors = (facts.priors ?? []) as readonly PriorReduction[];
  const end = endless
    ? null
    : (answer.newEndBefore ?? priors.at(-1)?.newEnd ?? facts.sentenceEnd ?? null);
  const printed = endless ? null : (facts.sentenceEnd ?? null);
  const start = startOf(state, sentence) ?? answer.impliedSentenceStart ?? null;
  const formerEnd = printed !== null && end !== null && printed > end ? printed : null;
  const newEnd = newEndOf(state, answer, end);
  const floor = answer.floorLastDay ?? answer.floorDate ?? null;
  const course = { start, end, formerEnd, newEnd };
  return {
    ...course,
    words: wordsOf(state, answer, course, floor),
    marks: marksOf(state, course, floor).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

type Course = Omit<SentenceCourse, 'words' | 'marks'>;

function startOf({ facts }: CaseState, sentence: string | null): string | null {
  if (sentence === 'deathReprieve') return facts.reprieveStart ?? facts.judgmentEffective ?? null;
  if (sentence === 'life')
    return facts.convertedToLifeDate ?? facts.judgmentEffective ?? facts.sentenceStart ?? null;
  return facts.fixedTermStart ?? facts.sentenceStart ?? null;
}

function newEndOf(state: CaseState, answer: Review, end: string | null): SentenceCourse['newEnd'] {
  // A parole takes nothing off: what its ruling ends is the probation.
  if (state.measure === 'parole') return null;
  const ruling = latestRuling(state);
  const ruled = ruling?.newEnd ?? null;
  if (ruled !== null) return { day: ruled, isRuled: true };
  const most = answer.newEndIfMax ?? null;
  return !isOpenStill(state) || most === null || end === null || most >= end
    ? null
    : { day: most, isRuled: false };
}

/** What the law allows at the most is said as long as something may come off by this case. */
const isOpenStill = (state: CaseState): boolean =>
  state.stage !== 'closed' && latestRuling(state) === null;

/** What an earlier ruling took off, or made of the sentence. */
function reductionName(prior: PriorReduction): Bilingual {
  const { months, days, toSentence, toTermMonths } = prior;
  if (toTermMonths)
    return t(`减为有期徒刑${toTermMonths}个月`, `to a term of ${counted(toTermMonths, 'month')}`);
  if (toSentence) {
    const { zh, en } = choiceName(toSentence);
    return t(`减为${zh}`, `to ${en.toLowerCase()}`);
  }
  const parts = [
    ...(months ? [t(`${months}个月`, counted(months, 'month'))] : []),
    ...(days ? [t(`${days}日`, counted(days, 'day'))] : []),
  ];
  return parts.length === 0
    ? t('减刑', 'reduction')
    : t(`减${parts.map(({ zh }) => zh).join('')}`, `less ${parts.map(({ en }) => en).join(' ')}`);
}

function marksOf(state: CaseState, course: Course, floor: string | null): readonly CourseMark[] {
  const { facts } = state;
  const ruling = latestRuling(state);
  const mark = (day: string | null | undefined, zh: string, en: string): readonly CourseMark[] =>
    day === null || day === undefined ? [] : [{ day, text: t(zh, en) }];
  return [
    ...mark(course.start, '起', 'from'),
    ...mark(facts.reprieveExpiry, '缓期满', 'reprieve over'),
    ...(facts.priors ?? []).flatMap((prior) => {
      const { zh, en } = reductionName(prior as PriorReduction);
      return mark(prior.rulingDate, zh, en);
    }),
    ...mark(state.filingDate, '提请', 'filed'),
    ...mark(ruling?.on, '裁定', 'ruled'),
    ...mark(floor, '最低执行至', 'floor'),
    ...(course.newEnd?.isRuled === true
      ? mark(course.newEnd.day, '减后止', 'new end')
      : mark(course.newEnd?.day, '顶格减后止', 'end at the most')),
    ...mark(probationEndOf(state), '假释考验期满', 'probation over'),
    ...mark(course.end, course.formerEnd === null ? '刑期止' : '现刑期止', 'end'),
    ...mark(course.formerEnd, '原判止', 'end as judged'),
  ];
}

/** The last day of the probation by the ruling; of a parole some sources print it as the end. */
function probationEndOf(state: CaseState): string | null {
  const ruling = latestRuling(state);
  const printed = state.measure === 'parole' ? (ruling?.newEnd ?? null) : null;
  return ruling?.paroleProbationEnd ?? printed;
}

function wordsOf(
  state: CaseState,
  answer: Review,
  { start, end, newEnd }: Course,
  floor: string | null,
): readonly Bilingual[] {
  const { facts } = state;
  const sentence = facts.currentSentence ?? facts.originalSentence ?? null;
  const words: Bilingual[] = [];
  if (sentence !== null) {
    const { zh, en } = choiceName(sentence);
    const months = facts.fixedTermMonths ?? facts.termMonths ?? null;
    words.push(
      sentence === 'life' || sentence === 'deathReprieve' || months === null
        ? t(zh, en)
        : t(`${zh}${months}个月`, `${en}, ${counted(months, 'month')}`),
    );
  }
  if (start === null && end !== null) words.push(t(`止于 ${end}`, `until ${end}`));
  if (start !== null) {
    words.push(
      end === null
        ? t(`自 ${start} 起，未定止日`, `from ${start}, no end is set`)
        : t(`${start} 至 ${end}`, `${start} to ${end}`),
    );
  }
  const times = facts.priors?.length ?? 0;
  if (times > 0) words.push(t(`已减刑 ${times} 次`, `reduced ${counted(times, 'time')}`));
  if (floor !== null)
    words.push(t(`最低实际执行至 ${floor}`, `to be served until ${floor} at the least`));
  const probationEnd = probationEndOf(state);
  if (probationEnd !== null)
    words.push(t(`假释考验期至 ${probationEnd}`, `probation until ${probationEnd}`));
  if (state.measure === 'parole') return words;
  if (newEnd?.isRuled === true)
    words.push(t(`裁定后止于 ${newEnd.day}`, `by the ruling it ends on ${newEnd.day}`));
  else if (!isOpenStill(state)) return words;
  else if (typeof answer.maxReductionMonths === 'number')
    words.push(
      t(
        `依法一次最多减 ${answer.maxReductionMonths} 个月${newEnd === null ? '' : `，可至 ${newEnd.day}`}`,
        `at most ${counted(answer.maxReductionMonths, 'month')} may come off${newEnd === null ? '' : `, to ${newEnd.day}`}`,
      ),
    );
  else if (typeof answer.resultTermMonths === 'number')
    words.push(
      t(
        `可减为有期徒刑 ${answer.resultTermMonths} 个月`,
        `may become a term of ${counted(answer.resultTermMonths, 'month')}`,
      ),
    );
  return words;
}
