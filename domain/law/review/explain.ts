import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName } from '../fact-names.ts';
import { valueText } from './value-text.ts';
import { citation, isRuleId, rule } from '../rules/review-rules.ts';
import { lawTextName } from './law-of-the-day.ts';
import type { Finding, Review } from './answer.ts';
import { isDuty } from './duties.ts';
import { turningPoints } from './turning-points.ts';
import { verdictWords } from './verdict-words.ts';
import { counted } from '#domain/kernel/counted.ts';

export type Language = 'zh' | 'en';

/**
 * The review as a text that a lawyer can check by hand: the verdict, the law applied, earliest
 * day and greatest reduction, every rule with its article, facts and arithmetic, what a person
 * must decide, what is missing, and what would change the answer.
 */
export function explain(review: Review, language: Language): string {
  const zh = language === 'zh';
  const sections = [
    head(review, zh),
    section(zh ? '结果' : 'Result', figures(review, zh)),
    section(
      zh ? '逐条审查' : 'Rule by rule',
      review.findings.map((each) => ruleLine(each, zh)),
    ),
    section(zh ? '由人决定' : 'For a person to decide', reasons(review, zh)),
    section(zh ? '缺少的事实' : 'Missing facts', missing(review, zh)),
    section(zh ? '建议的处理' : 'The proposal', proposal(review, zh)),
    section(zh ? '什么会改变结论' : 'What would change the answer', turning(review, zh)),
  ];
  return sections.filter((text) => text !== '').join('\n\n');
}

const measureNames: Readonly<Record<Review['measure'], Bilingual>> = {
  commutation: { zh: '减刑', en: 'Commutation' },
  parole: { zh: '假释', en: 'Parole' },
  paroleRevocation: { zh: '撤销假释', en: 'Revocation of parole' },
  reprieveExpiry: { zh: '死缓期满减刑', en: 'Expiry of the death reprieve' },
};

function head(review: Review, zh: boolean): string {
  const { zh: measureZh, en: measureEn } = measureNames[review.measure];
  const verdict = verdictWords(review);
  return zh
    ? `${measureZh}：${verdict.zh}\n适用法律：${review.lawTexts.join('、')}（${review.lawDate ?? '日期未知，按现行规定'}）`
    : `${measureEn}: ${verdict.en}\nLaw applied: ${review.lawTexts.map((text) => lawTextName(text).en).join(', ')} (${review.lawDate ?? 'no date: the newest law'})`;
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`${title}`, ...lines.map((line) => `- ${line}`)].join('\n');

type Line = readonly [unknown, string, string];

function figures(review: Review, zh: boolean): readonly string[] {
  const years = review.politicalRightsYears;
  const range = review.resultTermMonthsRange;
  const lines: readonly Line[] = [
    [review.earliestFilingDate, '最早可报请之日', 'Earliest filing date'],
    [review.alternativeEarliest, '另一读法下最早之日', 'Earliest date on the other reading'],
    [review.standardEarliest, '一般规定下最早之日', 'Earliest date under the general rule'],
    [monthsText(review.maxReductionMonths, zh), '一次最多减去', 'At most taken off'],
    [
      monthsText(review.maxIfAmountRelaxedInstead, zh),
      '如改为放宽幅度，最多减去',
      'At most, with the amount relaxed instead',
    ],
    [review.newEndIfMax, '减去最多时刑期止于', 'End of the term with that'],
    [monthsText(review.resultTermMonths, zh), '减为有期徒刑', 'Becomes a fixed term of'],
    [
      range && range.map((each) => monthsText(each, zh)).join('–'),
      '减为有期徒刑',
      'Becomes a fixed term of',
    ],
    [years && `${years[0]}–${years[1]}`, '剥夺政治权利改为（年）', 'Political rights (years)'],
    [review.floorLastDay ?? review.floorDate, '最低实际执行至', 'At least to be served until'],
    [review.newEndBefore, '现刑期止日', 'End of the term as it stands'],
    [review.paroleProbationEnd, '假释考验期至', 'Parole probation until'],
    [review.probationEnd, '缓刑考验期至', 'Probation until'],
    [review.newProbationEnd, '缩减后缓刑考验期至', 'Shortened probation until'],
    [review.court && courts[review.court][zh ? 'zh' : 'en'], '管辖法院', 'Court'],
    [hearing(review, zh), '审理方式', 'Hearing'],
  ];
  return lines
    .filter(([value]) => value !== null && value !== undefined)
    .map(([value, labelZh, labelEn]) => (zh ? `${labelZh}：${value}` : `${labelEn}: ${value}`));
}

const courts: Readonly<Record<'intermediate' | 'high', Bilingual>> = {
  intermediate: { zh: '服刑地中级人民法院', en: 'Intermediate court of the place of service' },
  high: { zh: '服刑地高级人民法院', en: 'High court of the place of service' },
};

function hearing(review: Review, zh: boolean): string {
  if (!review.openHearingMandatory) return zh ? '可以书面审理' : 'paper review is open';
  return zh
    ? `应当开庭审理（${review.openHearingGrounds.map((each) => grounds[each].zh).join('；')}）`
    : `open hearing required (${review.openHearingGrounds.map((each) => grounds[each].en).join('; ')})`;
}

const grounds: Readonly<Record<Review['openHearingGrounds'][number], Bilingual>> = {
  majorMerit: { zh: '重大立功', en: 'major merit' },
  offStandard: { zh: '起始、间隔或者幅度不符合一般规定', en: 'off the general times or amounts' },
  noticeObjection: { zh: '公示期间有不同意见', en: 'objection during the notice' },
  procuratorateObjection: { zh: '检察院有异议', en: 'the procuratorate objects' },
  specialClassOrPublicAttention: {
    zh: '三类罪犯或者社会关注',
    en: 'special class or public attention',
  },
};

const monthsText = (months: number | null | undefined, zh: boolean): string | null =>
  months === null || months === undefined ? null : zh ? `${months}个月` : counted(months, 'month');

const marks: Readonly<Record<Finding['result'], Bilingual>> = {
  met: { zh: '符合', en: 'met' },
  notMet: { zh: '不符合', en: 'not met' },
  review: { zh: '由人判断', en: 'for a person' },
  unknown: { zh: '事实不足', en: 'facts missing' },
};

/** What the procedure still asks for was not kept by applying. */
const toBeKept: Bilingual = { zh: '应当遵守', en: 'to be kept' };

function ruleLine(finding: Finding, zh: boolean): string {
  const text = zh ? finding.textZh : finding.textEn;
  const mark = isDuty(finding) ? toBeKept : marks[finding.result];
  const parts = [`[${zh ? mark.zh : mark.en}] ${text}`];
  if (finding.article !== null)
    parts.push(zh ? `依据：${finding.article}` : `Source: ${source(finding, 'the file')}`);
  const facts = factsText(finding, zh);
  if (facts !== '') parts.push(zh ? `事实：${facts}` : `Facts: ${facts}`);
  const steps = zh ? finding.arithmetic : finding.arithmeticEn;
  if (steps !== '') parts.push(zh ? `计算：${steps}` : `Arithmetic: ${steps}`);
  if (finding.result !== 'met' && finding.passesFrom !== null)
    parts.push(zh ? `自${finding.passesFrom}起符合` : `Met from ${finding.passesFrom}`);
  return parts.join(zh ? '。' : '. ');
}

/** The citation in English. */
const source = (each: { readonly rule: string }, none: string): string =>
  isRuleId(each.rule) ? citation(rule(each.rule)).en : none;

const factsText = (finding: Finding, zh: boolean): string =>
  Object.entries(finding.facts)
    .map(([name, value]) => {
      const label = factName(name);
      return zh ? `${label.zh}＝${valueText(value, zh)}` : `${label.en} = ${valueText(value, zh)}`;
    })
    .join(zh ? '，' : ', ');

const reasons = (review: Review, zh: boolean): readonly string[] =>
  review.reviewReasons.map((reason) => {
    const weight = reason.decisive ? (zh ? '（结论取决于此）' : ' (the verdict turns on it)') : '';
    const question = reason.question === null ? '' : ` [${reason.question}]`;
    return zh
      ? `${reason.textZh}${weight}${question}。依据：${reason.article ?? '案卷'}`
      : `${reason.textEn}${weight}${question}. Source: ${source(reason, 'the file')}`;
  });

const missing = (review: Review, zh: boolean): readonly string[] =>
  review.missing.map(({ field, neededBy, decisive }) => {
    const label = factName(field);
    const weight = decisive ? (zh ? '（结论取决于此）' : ' (the verdict turns on it)') : '';
    return zh
      ? `${label.zh}（${field}）${weight}，${neededBy.join('、')} 需要`
      : `${label.en} (${field})${weight}, needed by ${neededBy.join(', ')}`;
  });

function proposal(review: Review, zh: boolean): readonly string[] {
  const judged = review.proposal;
  if (judged === null) return [];
  const verdict =
    judged.lawful === null
      ? zh
        ? '是否合法由人判断'
        : 'whether it is lawful is for a person'
      : judged.lawful
        ? zh
          ? '合法'
          : 'lawful'
        : zh
          ? '不合法'
          : 'not lawful';
  const end =
    judged.newEnd === null
      ? []
      : [zh ? `刑期止于${judged.newEnd}` : `the term ends on ${judged.newEnd}`];
  return [
    verdict,
    ...end,
    ...judged.violations.map(({ rule: id, text, article }) =>
      zh
        ? `${text.zh}（${article ?? ''}）`
        : `${text.en} (${article === null ? '' : source({ rule: id }, article)})`,
    ),
  ];
}

const turning = (review: Review, zh: boolean): readonly string[] =>
  turningPoints(review).map((text) => (zh ? text.zh : text.en));
