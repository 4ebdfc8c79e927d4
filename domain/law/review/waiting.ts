import { earlierOf, laterOf } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { addPeriodExplained, termPeriod, type Period } from '../period.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import type { FactValue, OpenQuestion } from './answer.ts';
import { gatePassed, type Gate } from './gate.ts';
import { applyGate } from './apply-gate.ts';
import { leaveToPerson, type Notebook } from './notebook.ts';
import { monthsOf } from './period-of-rule.ts';
import { relaxationText, shortened, type Relaxation } from './relaxation.ts';
import { exact, isBefore, reached, shift, spanOf, spanOfSource, type Span } from './span.ts';
import { counted } from '#domain/kernel/counted.ts';

/** The other reading of an open question; null as question where only a fact is missing. */
export interface OtherReading {
  readonly rule: RuleId;
  readonly from: Span;
  readonly period: Period;
  readonly question: OpenQuestion | null;
  readonly text: Bilingual;
}

/** A time that must pass before a proposal: from what, how long, and what may cut it short. */
export interface Wait {
  readonly rule: RuleId;
  readonly from: Span;
  readonly period: Period;
  /** The same time on the other reading of an open question. */
  readonly otherwise?: OtherReading;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly text?: Bilingual;
  /** Rule by which major merit lifts the time; null where there is none, or no major merit. */
  readonly waivedBy: RuleId | null;
  /** Rule by which the time may be shortened without a number being given. */
  readonly freeBy: RuleId | null;
  readonly relaxation: Relaxation | null;
  /** False where the class is not known: the time is then the shortest possible. */
  readonly certain: boolean;
}

/**
 * Holds a waiting time against the filing date. Major merit lifts it from the day of the merit;
 * a relaxation takes off one third; neither ever makes a day later.
 */
export function applyWait(file: CaseFile, wait: Wait, notes: Notebook): Gate {
  const standard = open(shift(wait.from, wait.period), wait.certain);
  const cut = cutOf(file, wait, standard);
  const other = wait.otherwise;
  const gate = applyGate(notes, file.filing, {
    rule: wait.rule,
    due: cut.due,
    standard,
    mode: cut.mode,
    facts: wait.facts,
    ...(other && cut.mode === null ? { lenient: shift(other.from, other.period) } : {}),
    text: wait.text ?? { zh: rule(wait.rule).text, en: rule(wait.rule).title.en },
    steps: () => stepsOf(wait, cut),
  });
  explainCut(file, wait, gate, notes);
  return gate;
}

const open = (span: Span, certain: boolean): Span =>
  certain ? span : { from: span.from, to: null };

interface Cut {
  readonly due: Span;
  readonly mode: Gate['mode'];
  readonly period: Period;
}

function cutOf(file: CaseFile, wait: Wait, standard: Span): Cut {
  const period =
    wait.relaxation === null
      ? wait.period
      : termPeriod({ months: shortened(wait.relaxation, monthsOf(wait.rule)) });
  const usual = wait.relaxation === null ? standard : open(shift(wait.from, period), wait.certain);
  if (wait.waivedBy !== null)
    return { due: waivedFrom(file, wait, usual), mode: 'waived', period: wait.period };
  if (wait.freeBy !== null) return { due: usual, mode: 'free', period: wait.period };
  return { due: usual, mode: wait.relaxation === null ? null : 'shortened', period };
}

/** From the day of the major merit, but not before the time itself begins, and never later than without it. */
function waivedFrom(file: CaseFile, wait: Wait, usual: Span): Span {
  const merited = exact(spanOfSource(file.facts.majorMeritDate));
  if (merited === null) return { from: null, to: usual.to };
  const start = exact(wait.from) ?? exact(file.delivery);
  const first = start === null ? merited : laterOf(merited, start);
  const known = exact(usual);
  return spanOf(known === null ? first : earlierOf(known, first));
}

function stepsOf(wait: Wait, cut: Cut): readonly Bilingual[] {
  const from = exact(wait.from) ?? wait.from.from;
  const steps: Bilingual[] = [];
  if (from !== null) {
    if (cut.mode === 'shortened')
      steps.push({
        zh: `${monthsOf(wait.rule)}个月缩短三分之一，为${monthsOf(wait.rule) - thirdTaken(wait)}个月`,
        en: `${counted(monthsOf(wait.rule), 'month')} shortened by one third: ${counted(monthsOf(wait.rule) - thirdTaken(wait), 'month')}`,
      });
    steps.push(...addPeriodExplained(from, cut.period).steps);
  }
  if (cut.mode === 'waived')
    steps.push({
      zh: '有重大立功表现，可以不受该时间限制',
      en: 'major merit: this time need not have passed',
    });
  if (cut.mode === 'free')
    steps.push({
      zh: '可以适当缩短，法条未定数额',
      en: 'may be shortened; the text gives no figure',
    });
  return steps;
}

const thirdTaken = (wait: Wait): number =>
  monthsOf(wait.rule) - shortened(wait.relaxation!, monthsOf(wait.rule));

/** Every waiver and shortening is a 可以: the court's discretion is said where it is used. */
function explainCut(file: CaseFile, wait: Wait, gate: Gate, notes: Notebook): void {
  const needed = reached(file.filing, gate.standard) !== true;
  if (wait.otherwise)
    leaveToPerson(notes, wait.otherwise.rule, wait.otherwise.text, {
      decisive: gatePassed(gate, file.filing) === 'review' && gate.mode === null,
      question: wait.otherwise.question,
    });
  if (gate.mode === 'waived' && wait.waivedBy !== null) {
    const merited = file.facts.majorMeritDate ?? null;
    const start = wait.from.from;
    const old = merited !== null && start !== null && isBefore(merited, start);
    leaveToPerson(
      notes,
      wait.waivedBy,
      old && start !== exact(file.delivery) ? oldMeritText : waiverText,
      { decisive: old && start !== exact(file.delivery) },
    );
    return;
  }
  if (gate.mode === 'free' && wait.freeBy !== null && needed)
    leaveToPerson(notes, wait.freeBy, freeText, { decisive: true });
  if (gate.mode === 'shortened' && wait.relaxation !== null && needed)
    leaveToPerson(notes, wait.relaxation.rule, relaxationText(wait.relaxation), {
      decisive: gatePassed(gate, file.filing) !== 'no',
      question: 'Q7',
    });
}

const waiverText: Bilingual = {
  zh: '重大立功“可以”不受起始时间、间隔时间限制，由法院裁量',
  en: 'Major merit “may” lift start time and interval: at the court’s discretion',
};

const oldMeritText: Bilingual = {
  zh: '重大立功早于该时间起算之日，是否已据以减刑由人核实',
  en: 'The major merit is older than this time: a person establishes whether it was rewarded',
};

const freeText: Bilingual = {
  zh: '时间“可以适当缩短”，法条未定数额，缩短多少由法院裁量',
  en: 'The time “may suitably be shortened”; the text gives no figure, the court decides',
};
