import { daysInclusive } from '../period.ts';
import type { CaseFile } from './case-file.ts';
import { record, type Notebook } from './notebook.ts';
import { periodOf } from './period-of-rule.ts';
import { exact, spanOfSource } from './span.ts';

/** 公示期限为五日 (法释〔2014〕5号 art.3(3)): the days of the court's notice, both ends counted. */
export function noticePeriod(file: CaseFile, notes: Notebook): void {
  const from = exact(spanOfSource(file.facts.noticeStart));
  const to = exact(spanOfSource(file.facts.noticeEnd));
  if (from === null || to === null || to < from || !file.law.applies('SPC2014-003-3')) return;
  const days = daysInclusive(from, to);
  const enough = days >= (periodOf('SPC2014-003-3').days ?? 0);
  notes.figures.noticeDays = days;
  record(notes, 'SPC2014-003-3', {
    result: enough ? 'met' : 'notMet',
    effect: 'none',
    facts: { noticeStart: from, noticeEnd: to, noticeDays: days },
  });
}
