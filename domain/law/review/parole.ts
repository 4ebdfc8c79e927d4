import { addPeriodExplained, halfOf, sentenceEnd, termPeriod, type Period } from '../period.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import { ageAtFiling } from './relaxation.ts';
import { isFixedStage, type CaseFile } from './case-file.ts';
import { gatePassed } from './gate.ts';
import { lifeFloorRule } from './floor.ts';
import type { Merit } from './merit.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { lastRuling } from './interval.ts';
import { paroleBar } from './parole-bar.ts';
import { monthsOf, periodOf } from './period-of-rule.ts';
import { exact, reached, spanOf, spanOfSource, straddles, unknownSpan, type Span } from './span.ts';
import { currentEnd } from './term-arithmetic.ts';
import { applyWait, type OtherReading } from './waiting.ts';
import { inBracket } from './bracket.ts';
import { propertyJudgment } from './property.ts';

/** 假释: 刑法 arts.81–83, 法释〔2016〕23号 arts.22–31. */
export function reviewParole(file: CaseFile, merit: Merit, notes: Notebook): void {
  if (file.stage === 'short' || file.stage === 'reprieve') {
    record(notes, 'CL-081-1A', {
      result: 'notMet',
      effect: 'bar',
      facts: { originalSentence: file.facts.originalSentence ?? null },
      text: {
        zh: '假释只适用于被判处有期徒刑、无期徒刑的罪犯（含死缓减刑后）',
        en: 'Parole is only for a fixed term or life (or a reprieve that was commuted)',
      },
    });
    return;
  }
  paroleBar(file, notes);
  afterRevocation(file, notes);
  conduct(file, merit, notes);
  timeServed(file, notes);
  intervalToParole(file, notes);
  propertyJudgment(file, merit, notes);
  appraisal(file, notes);
  probation(file, notes);
}

/** 确有悔改表现, 没有再犯罪的危险. */
function conduct(file: CaseFile, merit: Merit, notes: Notebook): void {
  const id = file.facts.originalSentence === 'fixedTerm' ? 'CL-081-1A' : 'CL-081-1B';
  if (merit.known && !merit.repent)
    record(notes, id, {
      result: 'notMet',
      effect: 'bar',
      facts: { merit: file.facts.merit ?? null },
      text: {
        zh: '假释须确有悔改表现；立功不能代替悔改',
        en: 'Parole needs genuine repentance; merit does not replace it',
      },
    });
  const risk = file.facts.noReoffendRisk ?? null;
  if (risk === null) miss(notes, 'noReoffendRisk', 'SPC2016-022');
  if (risk === false)
    record(notes, id, {
      result: 'notMet',
      effect: 'bar',
      facts: { noReoffendRisk: false },
      text: { zh: '有再犯罪的危险，不得假释', en: 'Risk of reoffending: no parole' },
    });
}

/** The half, the thirteen (ten) years, the fifteen years. */
function timeServed(file: CaseFile, notes: Notebook): void {
  const special = file.facts.specialCircumstances === true;
  if (special)
    leaveToPerson(
      notes,
      'CL-081-1C',
      {
        zh: '国家政治、国防、外交等方面特殊需要，经最高人民法院核准可以不受执行刑期限制；逐级报请核准（法释〔2021〕1号第四百二十条）',
        en: 'Special need of state politics, defence or diplomacy: the time served need not be reached with the approval of the Supreme People’s Court, asked for level by level',
      },
      { decisive: true },
    );
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
        `${monthsOf(id) / 12} years served from the day the judgment took effect`,
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
      `${monthsOf('SPC2016-023-3') / 12} years served from the expiry of the reprieve`,
    ),
    certain: file.stage !== null,
  };
}

/** Half of the original term from its start, custody credited; never from delivery. */
function halfServed(file: CaseFile, notes: Notebook): Served {
  const months = file.facts.termMonths ?? null;
  if (months === null) miss(notes, 'termMonths', 'CL-081-1A');
  if (file.sentenceStart === null) miss(notes, 'sentenceStart', 'SPC2016-023-1');
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

/** art.28: one year after a commutation, one and a half where it took off a year or more. */
function intervalToParole(file: CaseFile, notes: Notebook): void {
  if (file.priors === null) {
    miss(notes, 'priors', 'SPC2016-028-1A');
    record(notes, 'SPC2016-028-1A', { result: 'unknown', effect: 'person' });
    return;
  }
  const last = file.priors.length === 0 ? null : lastRuling(file);
  if (last === null || last.prior === null) {
    notes.figures.paroleIntervalOk = true;
    return;
  }
  if (!file.law.applies('SPC2016-028-1A')) return;
  const { prior } = last;
  const converted = Boolean(prior.toTermMonths ?? prior.toSentence);
  const months = converted ? null : (prior.months ?? null);
  if (!converted && months === null) miss(notes, `priors.${last.index}.months`, 'SPC2016-028-1B');
  const id =
    months !== null && inBracket('SPC2016-028-1B', 'previousReductionMonths', months)
      ? 'SPC2016-028-1B'
      : 'SPC2016-028-1A';
  if (exact(last.served) === null) miss(notes, `priors.${last.index}.servedDate`, id);
  const gate = applyWait(
    file,
    {
      rule: id,
      from: last.served,
      period: periodOf(id),
      facts: {
        ...last.facts,
        lastReductionMonths: months,
        filingDate: file.facts.filingDate ?? null,
      },
      waivedBy: null,
      freeBy: littleLeft(file, last.served) ? 'SPC2016-028-2' : null,
      relaxation: null,
      certain: converted || months !== null || id === 'SPC2016-028-1B',
    },
    notes,
  );
  const passed = gatePassed(gate, file.filing);
  notes.figures.paroleIntervalOk = passed === 'yes' ? true : passed === 'no' ? false : null;
}

/** 减刑后余刑不足二年: less than two years from the last ruling to the end. */
function littleLeft(file: CaseFile, served: Span): boolean {
  const end = currentEnd(file);
  const ruled = exact(spanOfSource(file.priors?.at(-1)?.rulingDate)) ?? exact(served);
  if (end === null || ruled === null || !isFixedStage(file.stage)) return false;
  return sentenceEnd(ruled, { months: littleRemainder }) > end;
}

const littleRemainder = rule('SPC2016-028-2').when.remainingMonths.lt;

/** art.30: after a revocation generally none; an omitted crime told or surrendered for is excepted. */
function afterRevocation(file: CaseFile, notes: Notebook): void {
  if (file.facts.paroleRevoked !== true) return;
  const { revocationGround, omittedCrimeConfessed } = file.facts;
  const facts = {
    paroleRevoked: true,
    revocationGround: revocationGround ?? null,
    omittedCrimeConfessed: omittedCrimeConfessed ?? null,
  };
  if (!revocationGround) miss(notes, 'revocationGround', 'SPC2016-030-1');
  const excepted = revocationGround === 'omittedCrime' && omittedCrimeConfessed === true;
  if (revocationGround === 'omittedCrime' && omittedCrimeConfessed === undefined)
    miss(notes, 'omittedCrimeConfessed', 'SPC2016-030-1');
  record(notes, 'SPC2016-030-1', {
    result: excepted ? 'met' : 'notMet',
    effect: excepted ? 'none' : 'bar',
    soft: !excepted,
    facts,
  });
  if (!excepted)
    leaveToPerson(
      notes,
      'SPC2016-030-1',
      {
        zh: '“一般不得再假释”：先予拦截，人可以书面说明理由后另行决定',
        en: '“Generally no second parole”: blocked, unless a person overrides it with written reasons',
      },
      { decisive: false, question: 'Q13' },
    );
}

/** What people must weigh, and what must be in the file for it. */
function appraisal(file: CaseFile, notes: Notebook): void {
  const { facts, law } = file;
  const assessed = facts.communityAssessment ?? null;
  const id = law.applies('ASSESS-2026') ? 'ASSESS-2026' : 'SPC2014-002-M6';
  if (assessed === null) miss(notes, 'communityAssessment', id);
  record(notes, id, {
    result: assessed === null ? 'unknown' : assessed ? 'met' : 'notMet',
    facts: { communityAssessment: assessed },
    effect: assessed === false ? 'person' : 'none',
  });
  if (assessed === false)
    leaveToPerson(
      notes,
      'CL-081-3',
      {
        zh: '缺少假释后对所居住社区影响的调查评估，应当补送',
        en: 'The assessment of the effect on the community is missing and must be supplied',
      },
      { decisive: true },
    );
  if (law.applies('SPC2016-022'))
    record(notes, 'SPC2016-022', {
      result: 'review',
      facts: { noReoffendRisk: facts.noReoffendRisk ?? null },
    });
  notes.figures.interviewRequiredIfPaper = law.applies('SPC2014-015');
  if (law.applies('SPC2014-015')) record(notes, 'SPC2014-015', { result: 'met' });
  if (facts.categories?.includes('corruption2019') && law.applies('SPC2019-006'))
    leaveToPerson(
      notes,
      'SPC2019-006',
      {
        zh: '贪污贿赂罪犯适用假释应当从严掌握',
        en: 'Parole of corruption and bribery prisoners is to be kept strict',
      },
      { decisive: false },
    );
  const age = ageAtFiling(file);
  if (
    law.applies('SPC2016-026') &&
    (facts.under18AtCrime === true ||
      facts.lostLabourCapacityAndSelfCare === true ||
      (age !== null && age >= rule('SPC2016-031').when.age.gte))
  )
    leaveToPerson(
      notes,
      age !== null && age >= rule('SPC2016-031').when.age.gte ? 'SPC2016-031' : 'SPC2016-026',
      {
        zh: '可以依法从宽掌握；同时符合减刑、假释条件的，可以优先适用假释',
        en: 'May be treated leniently; where both are open, parole may be preferred',
      },
      { decisive: false },
    );
}

/** 刑法 art.83: the term not yet served; ten years for life; from the day of parole. */
function probation(file: CaseFile, notes: Notebook): void {
  const life = file.stage === 'life' || file.stage === 'reprieveLife';
  if (life) {
    if (file.ruling === null) {
      miss(notes, 'rulingDate', 'CL-083');
      return;
    }
    const { years } = rule('CL-083').limit.table[1];
    const end = sentenceEnd(file.ruling, { months: years * 12 });
    notes.figures.paroleProbationEnd = end;
    record(notes, 'CL-083', {
      result: 'met',
      facts: { rulingDate: file.ruling, paroleProbationEnd: end },
      steps: () => addPeriodExplained(file.ruling!, { years }).steps,
    });
    return;
  }
  const end = currentEnd(file);
  notes.figures.paroleProbationEnd = end;
  if (end === null)
    miss(notes, file.stage === 'fixed' ? 'sentenceEnd' : 'fixedTermStart', 'CL-083');
  else record(notes, 'CL-083', { result: 'met', facts: { paroleProbationEnd: end } });
}
