import { sentenceEnd } from '../period.ts';
import { rule } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import type { Merit } from './merit.ts';
import { leaveToPerson, record, type Notebook } from './notebook.ts';
import { exact } from './span.ts';
import { counted } from '#domain/kernel/counted.ts';

/** On probation of a suspended sentence. */
export const isSuspended = ({
  facts,
}: {
  readonly facts: { readonly onProbation?: unknown; readonly suspendedSentence?: unknown };
}): boolean => facts.onProbation === true || Boolean(facts.suspendedSentence);

/** The probation as the judgment sets it, in months. */
export function probationOf({ facts: { suspendedSentence } }: CaseFile): number | null {
  return typeof suspendedSentence === 'object' && suspendedSentence !== null
    ? (suspendedSentence.probationMonths ?? null)
    : null;
}

/** 刑法 art.73(3): the probation runs from the day the judgment took effect. */
function probationEnds(file: CaseFile, notes: Notebook): void {
  const effective = exact(file.effective);
  const present = probationOf(file);
  const proposed = file.facts.proposedProbationMonths ?? null;
  if (effective === null) return;
  if (present !== null) notes.figures.probationEnd = sentenceEnd(effective, { months: present });
  if (proposed !== null)
    notes.figures.newProbationEnd = sentenceEnd(effective, { months: proposed });
}

/**
 * 缓刑 (2016 art.18): generally no commutation; with major merit in the probation by analogy to 刑法
 * art.78, the probation shortened with it, to two months (detention) or one year at least.
 */
export function reviewSuspended(file: CaseFile, merit: Merit, notes: Notebook): void {
  const facts = {
    merit: file.facts.merit ?? null,
    originalSentence: file.facts.originalSentence ?? null,
  };
  const [detention, fixed] = rule('SPC2016-018').limit.probationFloor;
  const short = file.facts.originalSentence === 'criminalDetention';
  notes.figures.probationFloorMonths = short ? detention.months : fixed.years * 12;
  probationEnds(file, notes);
  record(notes, 'CCR-042', { result: 'met' });
  if (merit.known && !merit.major) {
    record(notes, 'SPC2016-018', { result: 'notMet', effect: 'bar', soft: true, facts });
    leaveToPerson(
      notes,
      'SPC2016-018',
      {
        zh: '缓刑罪犯“一般不适用减刑”，仅重大立功可以；先予拦截，人可以书面说明理由后另行决定',
        en: 'Probationers “generally” get no commutation, only on major merit; blocked, unless a person overrides it with written reasons',
      },
      { decisive: false, question: 'Q13' },
    );
    return;
  }
  record(notes, 'SPC2016-018', {
    result: merit.known ? 'review' : 'unknown',
    effect: 'person',
    facts,
  });
  leaveToPerson(
    notes,
    'SPC2016-018',
    {
      zh: `缓刑考验期内有重大立功的，可以参照刑法第七十八条减刑并缩减考验期（不得少于${notes.figures.probationFloorMonths}个月），幅度由法院裁量`,
      en: `Major merit during probation: commutation by analogy to Criminal Law art. 78, the probation shortened to ${counted(notes.figures.probationFloorMonths, 'month')} at least; how much is for the court`,
    },
    { decisive: true },
  );
}
