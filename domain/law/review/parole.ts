import { addPeriodExplained, sentenceEnd } from '../period.ts';
import { rule } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import type { Merit } from './merit.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { paroleBar } from './parole-bar.ts';
import { intervalToParole } from './parole-interval.ts';
import { timeServed } from './parole-served.ts';
import { propertyJudgment } from './property.ts';
import { ageAtFiling } from './relaxation.ts';
import { isSuspended } from './suspended-sentence.ts';
import { currentEnd } from './term-arithmetic.ts';
import { isEndOpen } from './end-open.ts';

/** 假释: 刑法 arts.81–83, 法释〔2016〕23号 arts.22–31. */
export function reviewParole(file: CaseFile, merit: Merit, notes: Notebook): void {
  const suspended = isSuspended(file);
  if (file.stage === 'short' || file.stage === 'reprieve' || suspended) {
    record(notes, 'CL-081-1A', {
      result: 'notMet',
      effect: 'bar',
      facts: { originalSentence: file.facts.originalSentence ?? null, suspended },
      text: {
        zh: '假释只适用于正在执行的有期徒刑、无期徒刑（含死缓减刑后）',
        en: 'Parole is only from a fixed term or life being served (or a reprieve that was commuted)',
      },
    });
    return;
  }
  afterRetrial(file, notes);
  afterFurtherCrime(file, notes);
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
  const claimed = { merit: file.facts.merit ?? null };
  if (!merit.known) {
    miss(notes, 'merit', id);
    record(notes, id, { result: 'unknown', effect: 'person', facts: claimed });
  } else if (!merit.repent)
    record(notes, id, {
      result: 'notMet',
      effect: 'bar',
      facts: claimed,
      text: {
        zh: '假释须确有悔改表现；立功不能代替悔改',
        en: 'Parole needs genuine repentance; merit does not replace it',
      },
    });
  const risk = file.facts.noReoffendRisk ?? null;
  if (risk === null) {
    miss(notes, 'noReoffendRisk', 'SPC2016-022');
    record(notes, 'SPC2016-022', {
      result: 'unknown',
      effect: 'person',
      facts: { noReoffendRisk: null },
    });
  }
  if (risk === false)
    record(notes, id, {
      result: 'notMet',
      effect: 'bar',
      facts: { noReoffendRisk: false },
      text: { zh: '有再犯罪的危险，不得假释', en: 'Risk of reoffending: no parole' },
    });
}

/** art.32: what a retrial changed voids the ruling; whether to grant parole again is for a person. */
function afterRetrial({ facts: { retrial } }: CaseFile, notes: Notebook): void {
  if (retrial !== 'changed' && retrial !== 'acquitted') return;
  const changed = retrial === 'changed';
  record(notes, 'SPC2016-032', {
    result: changed ? 'review' : 'notMet',
    effect: changed ? 'person' : 'bar',
    facts: { retrial },
  });
}

/**
 * 刑法 arts.70, 71: a further crime is combined with what is left, so that half, interval and
 * probation no longer follow from the old judgment.
 */
function afterFurtherCrime({ facts, priors }: CaseFile, notes: Notebook): void {
  const { revocationGround } = facts;
  for (const [found, id] of [
    [facts.newIntentionalCrime, 'CL-071'],
    [facts.omittedCrime, 'SPC2016-034'],
  ] as const)
    if (found) leaveToPerson(notes, id, combinedAnew, { decisive: true });
  const reduced = priors?.some(({ months }) => months) ?? false;
  if (revocationGround === 'omittedCrime' && reduced && !facts.omittedCrime)
    leaveToPerson(notes, 'SPC2016-034', combinedAnew, { decisive: true });
}

const combinedAnew = {
  zh: '又犯新罪或者发现漏罪的，数罪并罚；剩余刑期由人核定',
  en: 'Combined for a further crime; a person establishes what remains',
};

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
  const omitted = revocationGround === 'omittedCrime';
  const excepted = omitted && omittedCrimeConfessed === true;
  if (omitted && (omittedCrimeConfessed ?? null) === null) {
    miss(notes, 'omittedCrimeConfessed', 'SPC2016-030-1');
    record(notes, 'SPC2016-030-1', { result: 'unknown', effect: 'person', facts });
    return;
  }
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
    effect: assessed === true ? 'none' : 'person',
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
  if ((facts.noReoffendRisk ?? null) !== null)
    record(notes, 'SPC2016-022', {
      result: 'review',
      facts: { noReoffendRisk: facts.noReoffendRisk! },
    });
  notes.figures.interviewRequiredIfPaper = law.applies('SPC2014-015');
  record(notes, 'SPC2014-015', { result: 'met' });
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
  const end = isEndOpen(file) ? null : currentEnd(file);
  notes.figures.paroleProbationEnd = end;
  if (end === null)
    miss(notes, file.stage === 'fixed' ? 'sentenceEnd' : 'fixedTermStart', 'CL-083');
  else record(notes, 'CL-083', { result: 'met', facts: { paroleProbationEnd: end } });
}
