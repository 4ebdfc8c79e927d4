import type { Bilingual } from '#domain/kernel/violation.ts';
import { compareDates } from '#domain/kernel/legal-date.ts';
import type { PriorReduction } from '../facts.ts';
import { addPeriod, termPeriod, type Period } from '../period.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import { commutedSinceReturn, isFixedStage, type CaseFile } from './case-file.ts';
import { gatePassed, type Gate } from './gate.ts';
import type { Merit } from './merit.ts';
import { miss, record, titleOf, type Notebook } from './notebook.ts';
import { monthsOf, periodOf } from './period-of-rule.ts';
import type { Regime } from './regimes.ts';
import type { Relaxation } from './relaxation.ts';
import { spanOfSource, type Span, exact, unknownSpan } from './span.ts';
import { applyWait, type Wait } from './waiting.ts';

/** 减刑间隔时间: from the service of the last ruling to this filing (法释〔2016〕23号 art.40(2)). */
export function intervalTime(
  file: CaseFile,
  regime: Regime,
  merit: Merit,
  relaxation: Relaxation | null,
  notes: Notebook,
): void {
  if (regime.interval === null) return;
  tellNextInterval(regime.interval, notes);
  if (!commutedSinceReturn(file)) return;
  const last = lastRuling(file);
  if (file.priors === null || (last === null && file.stage !== 'fixed')) {
    miss(notes, 'priors', regime.interval);
    notes.gates.push(unknownGate(regime.interval));
    record(notes, regime.interval, { result: 'unknown', effect: 'person' });
    return;
  }
  if (last === null) {
    record(notes, regime.interval, {
      result: 'met',
      text: {
        zh: `${rule(regime.interval).text}（本次为首次减刑；适用于下一次）`,
        en: `${titleOf(regime.interval).en} (this is the first commutation; it binds the next)`,
      },
    });
    return;
  }
  const before = notes.gates.length;
  baseInterval(file, regime, last, merit, relaxation, notes);
  lastReduction(file, regime, last, merit, notes);
  const results = notes.gates.slice(before).map((gate) => gatePassed(gate, file.filing));
  notes.figures.intervalOk = results.includes('no')
    ? false
    : results.every((each) => each === 'yes')
      ? true
      : null;
}

/** A time of which the file does not say how long it is or from when it runs. */
const unknownGate = (id: RuleId): Gate => ({
  rule: id,
  due: unknownSpan,
  lenient: unknownSpan,
  standard: unknownSpan,
  mode: null,
});

const tellNextInterval = (id: RuleId, notes: Notebook): void => {
  notes.figures.nextIntervalYears = monthsOf(id) / 12;
};

export interface LastRuling {
  readonly served: Span;
  readonly facts: Readonly<Record<string, string | null>>;
  readonly prior: PriorReduction | null;
  readonly index: number;
}

/**
 * The last ruling before this filing and when it was served. Where only the ruling date is
 * known, service lies between it and the end of the seven days of 法释〔2014〕5号 art.18.
 */
export function lastRuling(file: CaseFile): LastRuling | null {
  const priors = file.priors ?? [];
  const prior = priors.at(-1) ?? null;
  if (prior === null) {
    if (!isFixedStage(file.stage) || file.stage === 'fixed' || file.term.start === null)
      return null;
    return {
      served: servedAfter(spanOfSource(file.term.start)),
      facts: { fixedTermStart: file.term.start },
      prior: null,
      index: -1,
    };
  }
  const served = spanOfSource(prior.servedDate);
  return {
    served: served.from === null ? servedAfter(spanOfSource(prior.rulingDate)) : served,
    facts: { servedDate: prior.servedDate ?? null, rulingDate: prior.rulingDate ?? null },
    prior,
    index: file.facts.priors?.indexOf(prior) ?? -1,
  };
}

const servedAfter = (ruling: Span): Span => ({
  from: ruling.from,
  to: ruling.to && addPeriod(ruling.to, periodOf('SPC2014-018')),
});

function baseInterval(
  file: CaseFile,
  regime: Regime,
  last: LastRuling,
  merit: Merit,
  relaxation: Relaxation | null,
  notes: Notebook,
): void {
  const id = regime.interval!;
  if (last.served.from !== last.served.to || last.served.from === null)
    miss(notes, last.index < 0 ? 'priors' : `priors.${last.index}.servedDate`, id);
  record(notes, 'SPC2016-040-2', {
    result: exact(last.served) === null ? 'unknown' : 'met',
    facts: last.facts,
  });
  const lenient = regime.lenientInterval;
  const wait: Wait = {
    rule: id,
    from: last.served,
    period: periodOf(id),
    ...(lenient === null
      ? {}
      : {
          otherwise: {
            rule: lenient,
            from: last.served,
            period: periodOf(lenient),
            question: 'Q1',
            text: exactlyTenYears,
          },
        }),
    facts: { ...last.facts, filingDate: file.facts.filingDate ?? null },
    waivedBy: merit.major ? regime.waiver : null,
    freeBy: merit.major && regime.name === 'restricted' ? 'SPC2016-014-M' : null,
    relaxation,
    certain: regime.certain,
  };
  if (lenient !== null)
    record(notes, 'CL-099', {
      result: 'met',
      facts: { termMonths: file.facts.termMonths ?? null },
    });
  if (wait.waivedBy !== null) {
    notes.figures.intervalWaived = true;
    if (!file.facts.majorMeritDate)
      for (const needing of [wait.waivedBy, id]) miss(notes, 'majorMeritDate', needing);
  }
  applyWait(file, wait, notes);
}

const exactlyTenYears: Bilingual = {
  zh: '恰为十年有期徒刑，“十年以下”“十年以上”均包括本数（刑法第九十九条）：从严按一年六个月计，另一读法为一年',
  en: 'Exactly ten years is both “ten years or less” and “ten years or more” (Criminal Law art. 99): a year and a half on the strict reading, one year on the other',
};

const bindsStrictClasses: Bilingual = {
  zh: '间隔不得低于上次减去的刑期，是否也约束从严各类罪犯，法条未明：从严按受约束计',
  en: 'Whether the interval may not be shorter than the last reduction for the strict classes too is open: it binds on the strict reading',
};

/**
 * art.6(3): never shorter than what the last ruling took off. Whether it binds the strict classes
 * is open (Q15); it does on the conservative reading. A relaxation does not touch it (Q7).
 */
function lastReduction(
  file: CaseFile,
  regime: Regime,
  last: LastRuling,
  merit: Merit,
  notes: Notebook,
): void {
  const { prior } = last;
  if (prior === null || prior.toTermMonths || prior.toSentence) return;
  if (prior.months === null || prior.months === undefined) {
    miss(notes, `priors.${last.index}.months`, 'SPC2016-006-3C');
    notes.gates.push(unknownGate('SPC2016-006-3C'));
    record(notes, 'SPC2016-006-3C', { result: 'unknown', effect: 'person', facts: last.facts });
    return;
  }
  const taken = periodTaken(prior.months, prior.days ?? 0);
  if (prior.months === 0 && !prior.days) return;
  const open = regime.name !== 'general' && longer(taken, periodOf(regime.interval!));
  applyWait(
    file,
    {
      rule: 'SPC2016-006-3C',
      from: last.served,
      period: taken,
      ...(open
        ? {
            otherwise: {
              rule: 'SPC2016-006-3C',
              from: last.served,
              period: periodOf(regime.interval!),
              question: 'Q15',
              text: bindsStrictClasses,
            },
          }
        : {}),
      facts: {
        ...last.facts,
        lastReductionMonths: prior.months,
        lastReductionDays: prior.days ?? 0,
      },
      waivedBy: merit.major ? regime.waiver : null,
      freeBy: merit.major && regime.name === 'restricted' ? 'SPC2016-014-M' : null,
      relaxation: null,
      certain: true,
    },
    notes,
  );
}

const periodTaken = (months: number, days: number): Period => termPeriod({ months, days });

/** Longer, as periods from one and the same day. */
function longer(a: Period, b: Period): boolean {
  const day = spanOfSource('2001-01-01' as never).from!;
  return compareDates(addPeriod(day, a), addPeriod(day, b)) > 0;
}
