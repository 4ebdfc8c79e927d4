import { rule, type RuleId } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import { barAtFloor, roomAboveFloor, type Floor } from './floor.ts';
import type { Merit, MeritKey } from './merit.ts';
import { leaveToPerson, miss, record, type Notebook } from './notebook.ts';
import { ceilingOf } from './period-of-rule.ts';
import type { Regime } from './regimes.ts';
import { widened, type Relaxation } from './relaxation.ts';
import { sayEnd } from './say-end.ts';
import { currentEnd, endAfter, reducedBefore } from './term-arithmetic.ts';
import { counted } from '#domain/kernel/counted.ts';

/** What one ruling may take off: the ceiling for the ground of merit, and never past the floor. */
export interface Amount {
  readonly rule: RuleId;
  /** Ceiling of the article, in months. */
  readonly ceiling: number;
  /** Days beside the months of the ceiling, where rulings that are void set it. */
  readonly days?: number;
  /** Ceiling with a relaxation of the amount instead of the time. */
  readonly relaxed: number | null;
}

/** True when more is proposed than a ceiling of months and days allows. */
export function exceeds({ facts }: CaseFile, ceiling: number, days = 0): boolean {
  const months = facts.proposedReductionMonths ?? 0;
  return months > ceiling || (months === ceiling && (facts.proposedReductionDays ?? 0) > days);
}

/** 减刑幅度 of a fixed term. */
export function amountOf(
  file: CaseFile,
  regime: Regime,
  merit: Merit,
  relaxation: Relaxation | null,
  notes: Notebook,
): Amount | null {
  if (regime.amount === null || merit.key === null || !regime.certain) return null;
  const id = regime.amount[merit.key];
  const ceiling = ceilingFor(regime, id, merit.key);
  const relaxed = relaxation === null ? null : widened(relaxation, ceiling);
  notes.figures.ceilingMonths = ceiling;
  sayReference(file, regime, notes);
  sayStrictness(regime, id, merit.key, notes);
  record(notes, id, {
    result: 'met',
    facts: { merit: file.facts.merit ?? null, ceilingMonths: ceiling },
    text: {
      zh: `${rule(id).text}（本案一次不超过${ceiling}个月）`,
      en: `${rule(id).title.en}: ${counted(ceiling, 'month')} at most in one ruling`,
    },
  });
  return { rule: id, ceiling, relaxed };
}

/** Arts.8 and 10(2) send the later reductions back to art.6. */
function sayReference(file: CaseFile, regime: Regime, notes: Notebook): void {
  if (regime.name !== 'general') return;
  if (file.stage === 'lifeFixed') record(notes, 'SPC2016-008-1R', { result: 'met' });
  if (file.stage === 'reprieveFixed') record(notes, 'SPC2016-010-2', { result: 'met' });
}

/** 从严掌握: the ceiling of art.6 for the same ground, and the lower one of the strict article. */
function ceilingFor(regime: Regime, id: RuleId, key: MeritKey): number {
  const own = ceilingOf(id, key);
  return regime.name === 'strict' ? Math.min(own, ceilingOf(article6[key], key)) : own;
}

const article6: Readonly<Record<MeritKey, RuleId>> = {
  repent: 'SPC2016-006-2A',
  merit: 'SPC2016-006-2A',
  'repent+merit': 'SPC2016-006-2B',
  majorMerit: 'SPC2016-006-2C',
  'repent+majorMerit': 'SPC2016-006-2D',
};

function sayStrictness(regime: Regime, id: RuleId, key: MeritKey, notes: Notebook): void {
  if (regime.name === 'strict')
    leaveToPerson(
      notes,
      id,
      {
        zh: '幅度应当比照第六条从严掌握：上限只是最高限，通常应低于上限并说明理由',
        en: 'The amount is to be kept strict: the ceiling is only the utmost, usually less is due, with reasons',
      },
      { decisive: false },
    );
  if (regime.name === 'corruption2019' && key === 'repent+majorMerit')
    leaveToPerson(
      notes,
      id,
      {
        zh: '法释〔2019〕6号没有“悔改并重大立功”一档，按重大立功不超过一年计',
        en: 'Fa Shi [2019] No. 6 has no head for repentance with major merit; that for major merit (one year) is taken',
      },
      { decisive: false, question: 'Q6' },
    );
}

/** The greatest reduction, the ceiling and the floor taken together, and the end that it gives. */
export function greatestReduction(
  file: CaseFile,
  amount: Amount,
  floor: Floor | null,
  notes: Notebook,
): void {
  const room = roomAboveFloor(file, floor, amount.ceiling);
  if (room === null) sayWhatFloorNeeds(file, floor, notes);
  if (room === null && floor !== null && currentEnd(file) !== null)
    record(notes, floor.rule, {
      result: 'unknown',
      effect: 'person',
      text: {
        zh: '最低实际执行期限的起算日未知，能减多少无法确定',
        en: 'The day from which the least to be served counts is not known: how much may come off cannot be told',
      },
    });
  const greatest = room ?? amount.ceiling;
  notes.figures.maxReductionMonths = greatest;
  if (amount.relaxed !== null)
    notes.figures.maxIfAmountRelaxedInstead =
      roomAboveFloor(file, floor, amount.relaxed) ?? amount.relaxed;
  if (barAtFloor(file, floor, notes)) return;
  if (greatest === 0 && floor !== null)
    leaveToPerson(notes, floor.rule, onlyDays, { decisive: true });
  const end = endAfter(file, { months: greatest });
  notes.figures.newEndIfMax = end;
  if (end !== null)
    sayEnd(file, notes, { months: greatest }, { reductionMonths: greatest, newEndIfMax: end });
}

const onlyDays = {
  zh: '距最低实际执行刑期不足一个月，是否减去日数由人决定',
  en: 'Less than a month above the least to be served: whether days come off is for a person',
};

function sayWhatFloorNeeds(file: CaseFile, floor: Floor | null, notes: Notebook): void {
  const id = floor?.rule ?? 'CALC-ENDDATE';
  if (file.priors === null) miss(notes, 'priors', id);
  else if (reducedBefore(file.priors) === null) miss(notes, 'priors', id);
  if (file.term.months === null)
    miss(notes, file.stage === 'fixed' ? 'termMonths' : 'fixedTermMonths', id);
  if (file.term.start === null && file.stage !== 'fixed') miss(notes, 'fixedTermStart', id);
}
