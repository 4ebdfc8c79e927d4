import type { Bilingual } from '#domain/kernel/violation.ts';
import { addPeriod, sentenceEnd, termPeriod } from '../period.ts';
import { rule } from '../rules/review-rules.ts';
import { commutedSinceReturn, type CaseFile } from './case-file.ts';
import type { Merit } from './merit.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { periodOf } from './period-of-rule.ts';
import type { Regime } from './regimes.ts';
import type { Relaxation } from './relaxation.ts';
import { exact, shift, spanOfSource, type Span } from './span.ts';
import { applyWait } from './waiting.ts';

/**
 * 减刑起始时间: how long must have been served before the first commutation. It binds the first
 * one only; later ones are bound by the interval.
 */
export function startTime(
  file: CaseFile,
  regime: Regime,
  merit: Merit,
  relaxation: Relaxation | null,
  notes: Notebook,
): void {
  if (regime.start === null && file.facts.paroleRevoked === true)
    leaveToPerson(notes, 'SPC2016-030-2', anew, { decisive: true });
  if (regime.start === null || isLaterCommutation(file)) return;
  if (recombinedToLife(file, notes)) return;
  const anchor = anchorOf(file, regime, notes);
  const free = isShortSentence(file, notes);
  const waived = merit.major ? regime.waiver : null;
  if (waived !== null) {
    notes.figures.startWaived = true;
    if (!file.facts.majorMeritDate)
      for (const id of [waived, regime.start]) miss(notes, 'majorMeritDate', id);
  }
  const period = periodOf(regime.start);
  applyWait(
    file,
    {
      rule: regime.start,
      from: anchor.from,
      period,
      ...(anchor.otherwise
        ? {
            otherwise: {
              rule: regime.start,
              from: anchor.otherwise,
              period,
              question: 'Q2',
              text: lifeStartText,
            },
          }
        : {}),
      facts: { ...anchor.facts, filingDate: file.facts.filingDate ?? null },
      waivedBy: waived,
      freeBy: free ? 'SPC2016-016' : null,
      relaxation,
      certain: regime.certain,
    },
    notes,
  );
}

/** art.30(2) begins the start time anew; after a change from life there is none of its own. */
const anew = {
  zh: '撤销假释收监后须执行多久方可减刑，由无期徒刑、死缓减为有期徒刑的法条未明，由人决定',
  en: 'How long to serve anew after a revocation is not said for a term that was life: a person decides',
};

const isLaterCommutation = (file: CaseFile): boolean =>
  file.stage === 'fixed' &&
  file.priors !== null &&
  file.priors.length > 0 &&
  commutedSinceReturn(file);

interface Anchor {
  readonly from: Span;
  readonly otherwise: Span | null;
  readonly facts: Readonly<Record<string, string | null>>;
}

/** From where the time counts. */
function anchorOf(file: CaseFile, regime: Regime, notes: Notebook): Anchor {
  const { facts } = file;
  if (file.stage === 'reprieveLife') {
    if (file.reprieveExpiry.from === null) miss(notes, 'reprieveExpiry', regime.start!);
    record(notes, 'INT2021-498', {
      result: 'met',
      facts: { reprieveExpiry: facts.reprieveExpiry ?? null },
    });
    return {
      from: file.reprieveExpiry,
      otherwise: null,
      facts: { reprieveExpiry: exact(file.reprieveExpiry) },
    };
  }
  if (facts.paroleRevoked === true && file.law.applies('SPC2016-030-2')) {
    if (!facts.recommitmentDate)
      for (const id of ['SPC2016-030-2', regime.start!] as const)
        miss(notes, 'recommitmentDate', id);
    record(notes, 'SPC2016-030-2', {
      result: 'met',
      facts: { recommitmentDate: facts.recommitmentDate ?? null },
    });
    return {
      from: spanOfSource(facts.recommitmentDate),
      otherwise: null,
      facts: { recommitmentDate: facts.recommitmentDate ?? null },
    };
  }
  if (!facts.deliveryDate) miss(notes, 'deliveryDate', regime.start!);
  const from = { deliveryDate: facts.deliveryDate ?? null };
  if (file.stage === 'fixed') {
    record(notes, 'SPC2016-006-1D', {
      result: facts.deliveryDate ? 'met' : 'unknown',
      facts: from,
    });
    record(notes, 'SPC2016-040-1', { result: facts.deliveryDate ? 'met' : 'unknown', facts: from });
    return { from: file.delivery, otherwise: null, facts: from };
  }
  return lifeAnchor(file, regime, notes, from);
}

/** For life the text does not say from where; delivery is the later and conservative reading (Q2). */
function lifeAnchor(
  file: CaseFile,
  regime: Regime,
  notes: Notebook,
  facts: { readonly deliveryDate: string | null },
): Anchor {
  const effective = exact(file.effective);
  const delivered = exact(file.delivery);
  const earlier = effective !== null && (delivered === null || effective < delivered);

  if (!earlier)
    leaveToPerson(notes, regime.start!, lifeStartText, { decisive: false, question: 'Q2' });
  return {
    from: file.delivery,
    otherwise: earlier ? file.effective : null,
    facts: { ...facts, judgmentEffective: effective },
  };
}

const lifeStartText: Bilingual = {
  zh: '无期徒刑“执行二年/三年/四年”的起算点法条未明：按交付执行之日计（从严），判决生效之日为另一读法',
  en: 'The text does not say from where the years of a life sentence count: from delivery (the strict reading); from the day the judgment took effect is the other one',
};

/**
 * art.16: less than two years left when the judgment took effect. Only what the file shows is
 * claimed: it is an exception in favour.
 */
export function isShortSentence(file: CaseFile, notes: Notebook): boolean {
  if (file.stage !== 'fixed' || !file.law.applies('SPC2016-016')) return false;
  const months = file.facts.termMonths ?? null;
  if (months === null) return false;
  const two = termPeriod({ months: shortRemainder });
  const start = file.sentenceStart;
  const end =
    exact(spanOfSource(file.facts.sentenceEnd)) ??
    (start === null || months === 0 ? null : sentenceEnd(start, { months }));
  // Judged is not yet effective: whoever has less than two years left then has so later as well.
  const effective = file.effective.from;
  const short = months < shortRemainder || (end !== null && effective !== null && remainsLess());
  const known = exact(file.effective);
  if (!short && (end === null || known === null)) {
    if (end === null && months <= 2 * shortRemainder) miss(notes, 'sentenceEnd', 'SPC2016-016');
    if (known === null && months <= 2 * shortRemainder)
      miss(notes, 'judgmentEffective', 'SPC2016-016');
  }
  return short;

  function remainsLess(): boolean {
    return addPeriod(effective!, two) > nextDay(end!);
  }
}

const nextDay = (day: NonNullable<ReturnType<typeof exact>>) =>
  shift({ from: day, to: day }, { days: 1 }).from!;

/** 剩余刑期不满二年, as the condition of the rule writes it. */
const shortRemainder = rule('SPC2016-016').when.anyOf[1].remainingAtEffectiveMonths.lt;

const deducted = {
  zh: '前罪无期徒刑生效之日起至新判决生效之日止已实际执行的刑期，在减为有期徒刑时扣减，由人核定',
  en: 'What was served from the first judgment to the new one is deducted at the change; a person establishes it',
};

const noShorterTime = {
  zh: '漏罪超过三年或者刑期未知的，不适用第三十七条第二款，新判决后执行多久方可减刑由人决定',
  en: 'More than three years for the omitted crime, or not known: art.37(2) does not apply; how long to serve from the new judgment is for a person',
};

/**
 * art.37: life that was a fixed term, combined to life again for an omitted crime. One year from the
 * new judgment where that crime carried three years at most; the old start time counts no more.
 */
function recombinedToLife(file: CaseFile, notes: Notebook): boolean {
  const omitted = file.facts.omittedCrime ?? null;
  const changed = file.priors === null || file.voided.some((prior) => prior.toTermMonths);
  if (file.stage !== 'life' || omitted?.combinedSentence !== 'life' || !changed) return false;
  if (!omitted.months) miss(notes, 'omittedCrime.months', 'SPC2016-037-2');
  leaveToPerson(notes, 'SPC2016-037-1', deducted, { decisive: true });
  if (!file.law.applies('SPC2016-037-2')) return true;
  if ((omitted.months ?? Infinity) > recombinedLimit) {
    leaveToPerson(notes, 'SPC2016-037-2', noShorterTime, { decisive: true });
    return true;
  }
  if (!omitted.newJudgmentEffective)
    miss(notes, 'omittedCrime.newJudgmentEffective', 'SPC2016-037-2');
  applyWait(
    file,
    {
      rule: 'SPC2016-037-2',
      from: spanOfSource(omitted.newJudgmentEffective),
      period: periodOf('SPC2016-037-2'),
      facts: { newJudgmentEffective: omitted.newJudgmentEffective ?? null },
      waivedBy: null,
      freeBy: null,
      relaxation: null,
      certain: true,
    },
    notes,
  );
  return true;
}

/** 漏罪判处三年有期徒刑以下. */
const recombinedLimit = rule('SPC2016-037-2').when.omittedCrimeMonths.lte;
