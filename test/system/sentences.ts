import { agencyNames } from '#domain/casework/agencies.ts';
import { consequenceOf } from '#domain/casework/consequence.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { outcomeName, stageInfo } from '#domain/casework/stages.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { addDays } from '#domain/kernel/legal-date.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { limitNames } from '../../ui/words/limit-names.ts';

/** What is so: the case and its events as the API gives them after a step. */
export interface Truth {
  readonly state: CaseDossier;
  readonly events: readonly ShownEvent[];
  /** The step that comes next; null after the last. */
  readonly next: CaseCommand | null;
  /** Today in China. */
  readonly today: string;
}

type Claim = (parts: readonly string[], truth: Truth) => boolean;

const titleOf = (kind: string): string =>
  kind === 'openCase' ? '立卷' : steps[kind as StepCommand].title.zh;

const stands = ({ state }: Truth, agency: string, stage: string): boolean => {
  const { turn, zh } = stageInfo[state.stage];
  return turn !== null && agencyNames[turn].zh === agency && zh === stage;
};

const owed = ({ state }: Truth) =>
  state.deadlines.filter(
    ({ standing, kind, optional }) => standing === 'running' && kind === 'atMost' && !optional,
  );

const owedAtTurn = (truth: Truth) =>
  owed(truth).filter(({ owner }) => owner === stageInfo[truth.state.stage].turn);

const daysFrom = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * Whether the facts meet the conditions of the measure, reckoned here by hand: 法释〔2016〕23号 art.6,
 * one year from delivery for a term below five years; 刑法 art.81, half of the term for parole.
 */
export function isEligible({ state }: Pick<Truth, 'state'>): boolean {
  const { facts, measure } = state;
  const day = state.filingDate ?? state.plannedFilingDate;
  if (day === null || facts.merit?.includes('repent') !== true) return false;
  if (facts.refusesGuilt === true) return false;
  if (measure === 'commutation') return day >= '2026-03-10';
  const served = daysFrom(facts.sentenceStart!, day) / 365.25;
  const half = facts.termMonths! / 24;
  return served >= half && facts.noReoffendRisk === true && facts.communityAssessment === true;
}

/** How a limit of the law is said to stand, against the days that are left. */
function saysRightly(phrase: string, left: number, isRight: boolean): boolean {
  const number = Number(/\d+/.exec(phrase)?.[0] ?? 0);
  if (isRight) {
    if (left < 0) return phrase === '已过行使期限';
    return left === 0 ? phrase === '可行使至今日' : phrase === `可行使，剩 ${left} 天` && left > 0;
  }
  if (left < 0) return phrase.startsWith('逾期') && number === -left;
  return left === 0 ? phrase === '今日到期' : phrase.startsWith('剩') && number === left;
}

/** Every sentence that the screens say on the way of a case, and what must be so for it to be true. */
const claims: readonly (readonly [RegExp, Claim])[] = [
  [
    /^已提交“(.+)”，记为事件 #(\d+)$/,
    ([title, position], { events }) => {
      const { metadata, position: last } = events.at(-1)!;
      return last === position && titleOf(metadata.command!.name) === title;
    },
  ],
  [
    /^接下来由(.+?)办理“(.+?)”；“(.+?)”至 (\S+?)（(.+)）$/,
    ([agency, stage, name, due, article], truth) =>
      stands(truth, agency!, stage!) &&
      // Of several the one that ends first, which is the one of the work list.
      owedAtTurn(truth).every((limit) => limit.due === null || limit.due >= due!) &&
      owedAtTurn(truth).some(
        (limit) =>
          limit.due === due && limitNames[limit.id]!.zh === name && limit.article.zh === article,
      ),
  ],
  [
    /^(\S+) 起可由(.+?)办理“(.+?)”（(.+)），此前公示期未满$/,
    ([due, agency, title, article], { state, next }) =>
      next !== null &&
      titleOf(next.kind) === title &&
      agencyNames[stageInfo[state.stage].turn!].zh === agency &&
      state.deadlines.some(
        (limit) =>
          limit.standing === 'running' &&
          limit.kind === 'notBefore' &&
          limit.due !== null &&
          // A notice has run when its last day is over.
          addDays(limit.due, 1) === due &&
          limit.article.zh === article,
      ),
  ],
  [
    /^定于 (\S+) 开庭，此前无需办理；开庭后由(.+?)办理“(.+?)”(?:；“裁定期限”至 (\S+?)（.+）)?$/,
    ([day, agency, title, due], { state, next, today }) =>
      next !== null &&
      titleOf(next.kind) === title &&
      agencyNames[stageInfo[state.stage].turn!].zh === agency &&
      state.hearingDate === day &&
      day! > today &&
      (due === undefined ||
        state.deadlines.some((limit) => limit.standing === 'running' && limit.due === due)),
  ],
  [
    /^接下来由(.+?)办理“([^”]+)”$/,
    ([agency, stage], truth) =>
      stands(truth, agency!, stage!) && owedAtTurn(truth).every(({ due }) => due === null),
  ],
  [/^当前由(.+)办理“(.+)”$/, ([agency, stage], truth) => stands(truth, agency!, stage!)],
  [/^案件进入“(.+)”环节，由(.+)办理$/, ([stage, agency], truth) => stands(truth, agency!, stage!)],
  [
    /^案件办结：(.+)$/,
    ([outcome], { state }) =>
      state.stage === 'closed' && outcomeName(state.outcome!, state.measure).zh === outcome,
  ],
  [/^案件已办结$/, (_, { state }) => state.stage === 'closed'],
  [
    /^符合程序和法定条件，可以提交$/,
    (_, truth) => truth.state.filingDate !== null && isEligible(truth),
  ],
  [
    /^按拟提请日期 (\S+) 符合法定条件$/,
    ([day], truth) =>
      truth.state.filingDate === null && truth.state.plannedFilingDate === day && isEligible(truth),
  ],
  // Said where the law has nothing to ask; that the step was taken is seen in what follows.
  [/^程序上可以提交$/, () => true],
  [
    /^“(.+)”的期限至 (\S+)，办理日期 (\S+)，逾期 (\d+) 天（(.+)）$/,
    ([name, due, on, over, article], { state }) =>
      daysFrom(due!, on!) === Number(over) &&
      state.deadlines.some(
        (limit) =>
          limit.done &&
          limitNames[limit.id]!.zh === name &&
          limit.due !== null &&
          // A notice has run when its last day is over.
          addDays(limit.due, 1) === due &&
          limit.article.zh === article,
      ),
  ],
  [/^符合法定条件，可以提交$/, (_, truth) => isEligible(truth)],
  [
    /^“(.+)”已由本人办理，“(.+)”应当由其他人办理$/,
    ([before, next], { events, next: coming }) =>
      coming !== null &&
      titleOf(coming.kind) === next &&
      events.some(({ metadata }) => titleOf(metadata.command!.name) === before),
  ],
  [
    /^此环节由本机关有权决定的人作出$/,
    (_, { next }) => next !== null && steps[next.kind as StepCommand].role === 'decider',
  ],
  [
    /^(监狱|检察院|法院|司法局|社区矫正机构) (\S+?) ?(\d{4}-\d\d-\d\d) · (.+)$/,
    ([agency, name, due, phrase], { state, today }) =>
      state.deadlines.some(
        (limit) =>
          limit.standing === 'running' &&
          agencyNames[limit.owner].zh === agency &&
          limitNames[limit.id]!.zh === name &&
          limit.due === due &&
          saysRightly(phrase!, daysFrom(today, due!), limit.optional),
      ) ||
      ((phrase === '期满未行使' || phrase === '已进入后续环节，未行使') &&
        state.deadlines.some(
          (limit) =>
            limit.standing === 'lapsed' &&
            limit.optional &&
            !limit.done &&
            limitNames[limit.id]!.zh === name &&
            limit.lapsedOn === due &&
            (phrase === '期满未行使') === (limit.due !== null && limit.due <= due!),
        )),
  ],
];

/** Of these sentences, those that are untrue, and those of which nobody knows what they stand for. */
export function untrue(sentences: readonly string[], truth: Truth): readonly string[] {
  return sentences.filter((sentence) => {
    const known = claims.find(([form]) => form.test(sentence));
    if (known === undefined) return !isConsequence(sentence, truth);
    return !known[1](known[0].exec(sentence)!.slice(1), truth);
  });
}

/** What a step brings about, said of the step that comes next; `journey-sentences` holds what it promises. */
const isConsequence = (sentence: string, { next, state }: Truth): boolean =>
  next !== null &&
  sentencesOf(consequenceOf(next.kind as StepCommand, state).zh).includes(sentence);

/** Limits that run and of which the page says nothing. */
export const unsaidLimits = (sentences: readonly string[], truth: Truth): readonly string[] =>
  owed(truth)
    .filter(({ due }) => due !== null && !sentences.some((each) => each.includes(due)))
    .map(({ id }) => id);

/** The sentences of a text, without what ends them. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[\n。]/)
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter((each) => each !== '');
