import { addPeriodExplained } from '../period.ts';
import { rule } from '../rules/review-rules.ts';
import { isFixedStage, type CaseFile } from './case-file.ts';
import { politicalRightsAtConversion, termFromRuling } from './conversion.ts';
import type { Floor } from './floor.ts';
import { roomAboveFloor } from './floor.ts';
import { lastRuling } from './interval.ts';
import type { Merit, MeritKey } from './merit.ts';
import { leaveToPerson, record, type Notebook } from './notebook.ts';
import { exact, shift } from './span.ts';

/**
 * Rulings before 2017. The figures of 法释〔2012〕2号 are from memory and its rules say 一般, so they
 * are shown and never decide; what the Criminal Law itself says (floor, bars) still does.
 */
export function byFormerLaw(
  file: CaseFile,
  merit: Merit,
  floor: Floor | null,
  notes: Notebook,
): void {
  leaveToPerson(
    notes,
    'TRANS-2012',
    file.law.era === '2012'
      ? {
          zh: '适用法释〔2012〕2号，其数额凭记忆整理，未经核对原文，由人决定',
          en: 'Fa Shi [2012] No. 2 applies; its figures are from memory and unconfirmed, a person decides',
        }
      : {
          zh: '2012年7月1日以前的司法解释不在本程序数据内，由人决定',
          en: 'Interpretations before 2012-07-01 are not in the data, a person decides',
        },
    { decisive: true },
  );
  const proposed = file.facts.proposedResultTermMonths ?? null;
  if (file.stage === 'life' || file.stage === 'reprieveLife') {
    politicalRightsAtConversion(file, notes);
    if (proposed !== null) termFromRuling(file, proposed, notes);
  }
  if (file.law.era !== '2012') return;
  if (isFixedStage(file.stage)) fixedFigures(file, merit, floor, notes);
  else lifeFigures(file, merit, notes);
}

const figures = rule('TRANS-2012').limit;

function fixedFigures(file: CaseFile, merit: Merit, floor: Floor | null, notes: Notebook): void {
  const last = (file.priors?.length ?? 0) > 0 ? lastRuling(file) : null;
  const from = last === null ? file.delivery : last.served;
  const heavy = (file.facts.termMonths ?? 0) >= 60;
  const months =
    last !== null ? figures.fixed.intervalMonths : heavy ? figures.fixed.startMonthsIfTermGte60 : 0;
  const day = exact(from);
  const ceiling = merit.key === null ? null : ceilingOf(merit.key);
  if (ceiling !== null) {
    notes.figures.ceilingMonths = ceiling;
    notes.figures.maxReductionMonths = roomAboveFloor(file, floor, ceiling) ?? ceiling;
  }
  record(notes, 'TRANS-2012', {
    result: 'review',
    effect: 'person',
    facts: { months, ceilingMonths: ceiling, termMonths: file.facts.termMonths ?? null },
    passesFrom: exact(shift(from, { months })),
    ...(day === null ? {} : { steps: () => addPeriodExplained(day, { months }).steps }),
  });
}

const ceilingOf = (key: MeritKey): number =>
  figures.fixed.maxMonths.find((row) => (row.merit as readonly string[]).includes(key))?.months ??
  figures.fixed.maxMonths[1].months;

function lifeFigures(file: CaseFile, merit: Merit, notes: Notebook): void {
  const life = file.stage === 'life';
  const row = life
    ? figures.life.result[merit.major ? 1 : 0].years
    : ([figures.deathReprieve.result[merit.major ? 1 : 0].years] as const);
  const years = [row[0], row.at(-1)!] as const;
  notes.figures.resultSentence = 'fixedTerm';
  if (years[0] === years[1]) notes.figures.resultTermMonths = years[0] * 12;
  else notes.figures.resultTermMonthsRange = [years[0] * 12, years[1] * 12];
  record(notes, 'TRANS-2012', { result: 'review', effect: 'person', facts: { years } });
}
