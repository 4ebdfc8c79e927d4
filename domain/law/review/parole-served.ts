import { halfOf, termPeriod, type Period } from '../period.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import { lifeFloorRule } from './floor.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { monthsOf, periodOf } from './period-of-rule.ts';
import { exact, reached, spanOf, straddles, unknownSpan, type Span } from './span.ts';
import { applyWait, type OtherReading } from './waiting.ts';
import { counted } from '#domain/kernel/counted.ts';

/** The half, the thirteen (ten) years, the fifteen years. */
export function timeServed(file: CaseFile, notes: Notebook): void {
  const special = file.facts.specialCircumstances === true;
  const due = servedFrom(file, notes);
  const gate = applyWait(
    file,
    {
      rule: due.rule,
      from: due.from,
      period: due.period,
      ...(due.otherwise ? { otherwise: due.otherwise } : {}),
      facts: due.facts,
      text: due.text,
      waivedBy: null,
      freeBy: special ? 'CL-081-1C' : null,
      relaxation: null,
      certain: due.certain,
    },
    notes,
  );
  if (special)
    leaveToPerson(
      notes,
      'CL-081-1C',
      {
        zh: '国家政治、国防、外交等方面特殊需要，经最高人民法院核准可以不受执行刑期限制；逐级报请核准（法释〔2021〕1号第四百二十条）',
        en: 'Special need of state politics, defence or diplomacy: the time served need not be reached with the approval of the Supreme People’s Court, asked for level by level',
      },
      { decisive: reached(file.filing, gate.standard) !== true },
    );
  if (file.stage === 'fixed')
    notes.figures.paroleHalfReachedByFiling = reached(file.filing, gate.standard);
}

interface Served {
  readonly rule: RuleId;
  readonly from: Span;
  readonly period: Period;
  readonly otherwise?: OtherReading;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly text: { readonly zh: string; readonly en: string };
  readonly certain: boolean;
}

function servedFrom(file: CaseFile, notes: Notebook): Served {
  const { facts } = file;
  if (file.stage === 'fixed') return halfServed(file, notes);
  if (file.stage === 'life' || file.stage === 'lifeFixed') {
    const id = lifeFloorRule(file, notes, 'CL-081-1B', 'CL-081-1B-OLD');
    if (exact(file.effective) === null) miss(notes, 'judgmentEffective', 'SPC2016-023-2');
    record(notes, 'SPC2016-023-2', {
      result: exact(file.effective) === null ? 'unknown' : 'met',
      facts: { judgmentEffective: facts.judgmentEffective ?? null },
    });
    const crime = facts.crimeDate ?? null;
    const crimeUnknown =
      id === 'CL-081-1B' && (crime === null || straddles(crime, rule('CL-081-1B').from));
    const old: OtherReading = {
      rule: 'CL-081-1B-OLD',
      from: file.effective,
      period: periodOf('CL-081-1B-OLD'),
      question: null,
      text: {
        zh: '犯罪日期未知：2011年4月30日以前犯罪的为十年，之后为十三年',
        en: 'The day of the crime is not known: ten years for crimes by 2011-04-30, thirteen for later ones',
      },
    };
    return {
      rule: id,
      from: file.effective,
      period: periodOf(id),
      ...(crimeUnknown ? { otherwise: old } : {}),
      facts: {
        judgmentEffective: facts.judgmentEffective ?? null,
        crimeDate: facts.crimeDate ?? null,
      },
      text: servedText(
        `实际执行${monthsOf(id) / 12}年以上（自判决生效之日起）`,
        `${counted(monthsOf(id) / 12, 'year')} served from the day the judgment took effect`,
      ),
      certain: true,
    };
  }
  if (file.stage === null)
    miss(notes, file.facts.originalSentence ? 'currentSentence' : 'originalSentence', 'CL-081-1A');
  else if (file.reprieveExpiry.from === null) miss(notes, 'reprieveExpiry', 'SPC2016-023-3');
  return {
    rule: file.stage === null ? 'CL-081-1A' : 'SPC2016-023-3',
    from: file.stage === null ? unknownSpan : file.reprieveExpiry,
    period: periodOf('SPC2016-023-3'),
    facts: { reprieveExpiry: exact(file.reprieveExpiry) },
    text: servedText(
      `实际执行${monthsOf('SPC2016-023-3') / 12}年以上（自死缓期满之日起）`,
      `${counted(monthsOf('SPC2016-023-3') / 12, 'year')} served from the expiry of the reprieve`,
    ),
    certain: file.stage !== null,
  };
}

/** Half of the original term from its start, custody credited; never from delivery. */
function halfServed(file: CaseFile, notes: Notebook): Served {
  const months = file.facts.termMonths ?? null;
  if (months === null) miss(notes, 'termMonths', 'CL-081-1A');
  if (file.sentenceStart === null)
    for (const id of ['CL-081-1A', 'SPC2016-023-1'] as const) miss(notes, 'sentenceStart', id);
  record(notes, 'SPC2016-023-1', {
    result: file.sentenceStart === null ? 'unknown' : 'met',
    facts: { sentenceStart: file.sentenceStart },
  });
  const half = halfOf({ months: months ?? 0 });
  return {
    rule: 'CL-081-1A',
    from: file.sentenceStart === null || months === null ? unknownSpan : spanOf(file.sentenceStart),
    period: { ...termPeriod({ months: half.months }), days: half.days },
    facts: { sentenceStart: file.sentenceStart, termMonths: months },
    text: servedText(
      '执行原判刑期二分之一以上（先行羁押折抵）',
      'one half of the original term served, credited custody included',
    ),
    certain: true,
  };
}

const servedText = (zh: string, en: string) => ({ zh, en });
