import { z } from 'zod';
import { addDays } from '#domain/kernel/legal-date.ts';
import { caseDeadlines } from '../case-deadlines.ts';
import { flag, longText, on, text } from '../fields.ts';
import { checkContent } from '../proposal-content.ts';
import { step } from '../step.ts';
import type { CaseState } from '../case-state.ts';
import { articleAsks, procedural, refuse, together, type Refusal } from '../refusal.ts';

export const acceptCase = step({
  command: 'acceptCase',
  event: 'CaseAccepted',
  title: { zh: '立案', en: 'Accept the case' },
  consequence: {
    zh: '案件立案；法院应当在五日内向社会公示。',
    en: 'The case is filed; the court must post it within five days.',
  },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    courtCaseNumber: text(100, {
      zh: '法院案号',
      en: "Court's case number",
      personal: 'freeText',
    }).nullable(),
  }),
  check: (data, state) =>
    together(
      checkContent(state, state.proposal, '/proposal'),
      numberMissing(data.courtCaseNumber, state),
    ),
  evolve: (_, data) => ({
    stage: 'courtNotice',
    acceptedOn: data.on,
    courtCaseNumber: data.courtCaseNumber,
  }),
});

/** A case that the court has filed has the number under which it is filed; a source may not have published it. */
const numberMissing = (number: string | null, { provenance }: CaseState): Refusal | null =>
  number !== null || provenance.kind === 'published'
    ? null
    : refuse(
        'schema-violation',
        procedural(
          'PROC-COURT-NUMBER',
          '立案应当填写法院案号',
          "The court's case number is missing",
          {
            field: '/courtCaseNumber',
          },
        ),
      );

/** 法释〔2014〕5号第二条: three days; property materials seven, 法释〔2024〕5号第五条. */
export const returnForSupplement = step({
  command: 'returnForSupplement',
  event: 'ReturnedForSupplement',
  title: { zh: '退回补送材料', en: 'Return for supplement' },
  consequence: {
    zh: '监狱应当在三日内（财产性判项材料七日内）补送；逾期不予立案。',
    en: 'The prison has three days (seven for property materials); after that the case is not filed.',
  },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    property: flag('财产性判项材料', 'Property materials'),
    items: z
      .array(
        z.strictObject({
          material: text(80, { zh: '材料', en: 'Material', personal: 'freeText' }),
          reason: longText('退回原因', 'Reason'),
        }),
      )
      .min(1)
      .max(60)
      .meta({ zh: '退回事项', en: 'Items' }),
  }),
  evolve: (state, data) => ({
    stage: 'supplement',
    returns: [
      ...state.returns,
      { on: data.on, items: data.items, property: data.property, answeredOn: null, answers: [] },
    ],
  }),
});

export const submitSupplement = step({
  command: 'submitSupplement',
  event: 'SupplementSubmitted',
  title: { zh: '补送材料', en: 'Submit the supplement' },
  consequence: { zh: '案件回到法院立案审查。', en: 'The case goes back to the acceptance review.' },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    answers: z
      .array(
        z.strictObject({
          material: text(80, { zh: '材料', en: 'Material', personal: 'freeText' }),
          note: longText('说明', 'Note'),
        }),
      )
      .min(1)
      .max(60)
      .meta({ zh: '补送事项', en: 'Items' }),
  }),
  check: (data, state) => {
    const asked = state.returns.at(-1)?.items ?? [];
    const answered = new Set(data.answers.map((answer) => answer.material));
    return refuse(
      'refused-by-materials',
      ...asked
        .filter((item) => !answered.has(item.material))
        .map((item) =>
          articleAsks(
            'SPC2014-002-D',
            `未补送：${item.material}`,
            `Not supplied: ${item.material}`,
            {
              field: '/answers',
              expected: item.material,
            },
          ),
        ),
    );
  },
  evolve: (state, data) => ({
    stage: 'acceptance',
    materials: [...new Set([...state.materials, ...data.answers.map(({ material }) => material)])],
    returns: state.returns.map((entry, index) =>
      index === state.returns.length - 1
        ? { ...entry, answeredOn: data.on, answers: data.answers }
        : entry,
    ),
  }),
});

export const refuseFiling = step({
  command: 'refuseFiling',
  event: 'FilingRefused',
  title: { zh: '不予立案', en: 'Refuse to file' },
  consequence: { zh: '案件终结，可以另行提请。', en: 'The case ends; a new proposal is possible.' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({ on, reason: longText('理由', 'Reason') }),
  check: ({ on: day }, state) => {
    const limit = caseDeadlines(state).find(
      ({ id, standing }) => id === 'supplement' && standing === 'running',
    );
    if (day === null || limit === undefined || limit.due === null || day > limit.due) return null;
    return refuse(
      'refused-by-law',
      procedural(
        limit.rule,
        '补送期限未满，逾期未补送的才不予立案',
        'The time for the supplement still runs; only after it may the filing be refused',
        {
          article: limit.article.zh,
          field: '/on',
          expected: `> ${limit.due}`,
          actual: day,
          passesFrom: addDays(limit.due, 1),
        },
      ),
    );
  },
  evolve: () => ({ stage: 'closed', outcome: 'notFiled' }),
});
