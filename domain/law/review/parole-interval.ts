import { sentenceEnd } from '../period.ts';
import { rule } from '../rules/review-rules.ts';
import { inBracket } from './bracket.ts';
import { isFixedStage, type CaseFile } from './case-file.ts';
import { gatePassed } from './gate.ts';
import { lastRuling } from './interval.ts';
import { miss, record, type Notebook } from './notebook.ts';
import { periodOf } from './period-of-rule.ts';
import { exact, spanOfSource, type Span } from './span.ts';
import { currentEnd } from './term-arithmetic.ts';
import { applyWait } from './waiting.ts';

/** art.28: one year after a commutation, one and a half where it took off a year or more. */
export function intervalToParole(file: CaseFile, notes: Notebook): void {
  if (file.priors === null) {
    miss(notes, 'priors', 'SPC2016-028-1A');
    record(notes, 'SPC2016-028-1A', { result: 'unknown', effect: 'person' });
    return;
  }
  const last = lastRuling(file);
  if (last === null) {
    notes.figures.paroleIntervalOk = true;
    return;
  }
  if (!file.law.applies('SPC2016-028-1A')) return;
  const { prior } = last;
  const converted = prior === null || Boolean(prior.toTermMonths ?? prior.toSentence);
  const months = converted ? null : (prior.months ?? null);
  if (!converted && months === null)
    for (const needing of ['SPC2016-028-1A', 'SPC2016-028-1B'] as const)
      miss(notes, `priors.${last.index}.months`, needing);
  const id =
    months !== null && inBracket('SPC2016-028-1B', 'previousReductionMonths', months)
      ? 'SPC2016-028-1B'
      : 'SPC2016-028-1A';
  if (exact(last.served) === null)
    miss(notes, prior === null ? 'priors' : `priors.${last.index}.servedDate`, id);
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
