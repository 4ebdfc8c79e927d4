import type { Bilingual } from '#domain/kernel/violation.ts';
import type { MeritHead, ReviewFacts } from '../facts.ts';
import type { Review } from './answer.ts';
import { review } from './review.ts';
import { counted } from '#domain/kernel/counted.ts';

/**
 * What would change the answer: the same facts with one of them otherwise, reviewed again. Only
 * changes that make a difference are named.
 */
export function turningPoints(answer: Review): readonly Bilingual[] {
  const points: Bilingual[] = [];
  if (answer.verdict === 'notYet' && answer.earliestFilingDate !== null)
    points.push({
      zh: `自${answer.earliestFilingDate}起报请，时间条件符合`,
      en: `Filed from ${answer.earliestFilingDate} on, the times have passed`,
    });
  for (const { name, facts } of changes(answer.facts)) {
    const other = review(facts, { explain: false, lawDate: answer.lawDate });
    const difference = differ(answer, other);
    if (difference !== null)
      points.push({
        zh: `${name.zh}，则${difference.zh}`,
        en: `${name.en}: ${difference.en}`,
      });
  }
  return points;
}

interface Change {
  readonly name: Bilingual;
  readonly facts: ReviewFacts;
}

function changes(facts: ReviewFacts): readonly Change[] {
  const merit = facts.merit ?? [];
  const list: Change[] = [];
  const add = (name: Bilingual, changed: Partial<ReviewFacts>) =>
    list.push({ name, facts: { ...facts, ...changed } });
  const withHead = (head: MeritHead) => ({ merit: [...merit, head] });
  if (facts.measure === 'commutation') {
    if (!merit.includes('majorMerit')) {
      if (!merit.includes('merit')) add({ zh: '如成立立功', en: 'With merit' }, withHead('merit'));
      add(
        { zh: '如成立重大立功', en: 'With major merit' },
        {
          ...withHead('majorMerit'),
          majorMeritDate: facts.filingDate ?? null,
        },
      );
    }
    if (!merit.includes('repent'))
      add({ zh: '如确有悔改表现', en: 'With repentance' }, withHead('repent'));
  }
  if (facts.property && facts.property !== 'none' && facts.property !== 'fullyPerformed')
    add(
      { zh: '如财产性判项已全部履行', en: 'With the property judgment fully performed' },
      withoutNonPerformance(facts),
    );
  if (facts.noReoffendRisk === false)
    add(
      { zh: '如没有再犯罪的危险', en: 'Without a risk of reoffending' },
      { noReoffendRisk: true },
    );
  return list;
}

const withoutNonPerformance = (facts: ReviewFacts): Partial<ReviewFacts> => ({
  property: 'fullyPerformed',
  ...(facts.categories
    ? { categories: facts.categories.filter((each) => each !== 'propertyNonPerformance') }
    : {}),
});

const names: Readonly<Record<Review['verdict'], Bilingual>> = {
  eligible: { zh: '符合法定条件', en: 'the conditions are met' },
  notYet: { zh: '时间未到', en: 'not yet' },
  blocked: { zh: '依法不得', en: 'barred' },
  humanReview: { zh: '须由人判断', en: 'for a person' },
};

/** The figures that differ, in words. */
function differ(before: Review, after: Review): Bilingual | null {
  const zh: string[] = [];
  const en: string[] = [];
  const say = (textZh: string, textEn: string) => {
    zh.push(textZh);
    en.push(textEn);
  };
  if (before.verdict !== after.verdict) say(names[after.verdict].zh, names[after.verdict].en);
  if (after.startWaived === true && before.startWaived !== true)
    say('可以不受起始时间限制', 'the start time may be lifted');
  if (after.intervalWaived === true && before.intervalWaived !== true)
    say('可以不受间隔时间限制', 'the interval may be lifted');
  if (
    typeof after.maxReductionMonths === 'number' &&
    after.maxReductionMonths !== before.maxReductionMonths
  )
    say(
      `一次最多减${after.maxReductionMonths}个月`,
      `at most ${counted(after.maxReductionMonths, 'month')} in one ruling`,
    );
  const term = after.resultTermMonthsMin;
  if (term !== undefined && term !== before.resultTermMonthsMin)
    say(`最低可以减为${term}个月有期徒刑`, `a term of ${counted(term, 'month')} at the least`);
  return zh.length === 0 ? null : { zh: zh.join('，'), en: en.join(', ') };
}
