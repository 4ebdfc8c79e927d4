import {
  type AlikeCases,
  agenciesMeant,
  agencyColumns,
  agencyQuality,
  alikeCases,
  defectColumns,
  kindsMeant,
} from '../asking/quality-counts.ts';
import type { AgencyQuality, QualityChoice, QualityFilter } from '../ports/quality-store.ts';
import { partiesOf } from '../views/case-summary.ts';
import type { CheckedCase } from '../views/quality.ts';
import { qualityTexts } from '../views/quality-columns.ts';
import type { ColumnMemory } from './column-memory.ts';
import { type ColumnCondition, holds, oneOf, spaced } from './conditions.ts';
import type { Column } from './table-shape.ts';

/** The columns that the sums over all cases need. */
export const summedColumns: readonly Column<CheckedCase>[] = [
  { name: 'parties', type: 'TEXT', of: ({ state }) => spaced(partiesOf(state)) },
  ...Object.entries(qualityTexts).map(([name, of]): Column<CheckedCase> => ({
    name,
    type: 'TEXT',
    of,
  })),
];

/** Which cases are meant, whatever their defects are. */
export const casesOf = (choice: QualityChoice): readonly ColumnCondition[] => [
  ...chosen(choice, ['district', 'stage']),
  ...(choice.party === undefined ? [] : [holds('parties', choice.party)]),
];

/** The conditions of a choice on these columns. */
export const chosen = (
  { filter }: QualityChoice,
  names: readonly QualityFilter[],
): readonly ColumnCondition[] =>
  names.flatMap((name) => {
    const values = filter?.[name];
    return values === undefined || values.length === 0 ? [] : [oneOf(name, values)];
  });

/** Of each agency how complete its data are. */
export function agencySums(memory: ColumnMemory, choice: QualityChoice): readonly AgencyQuality[] {
  const agencies = agenciesMeant(choice);
  const groups = kindsMeant(choice).map((kind) => {
    const rows = memory.select([
      ...casesOf(choice),
      ...(agencies.length === 0 ? [] : [oneOf(kind, agencies)]),
    ]);
    return [kind, memory.groups(rows, agencyColumns(kind), [])] as const;
  });
  return agencyQuality(choice, new Map(groups));
}

/** All cases that are meant, by the defects they have. */
export const byDefects = (memory: ColumnMemory, choice: QualityChoice): readonly AlikeCases[] =>
  alikeCases(choice, memory.groups(memory.select(casesOf(choice)), defectColumns(choice), []));

/** How many cases have such a defect. */
export const casesWithDefects = (memory: ColumnMemory, choice: QualityChoice): number =>
  byDefects(memory, choice).reduce(
    (sum, { cases, defects }) => sum + (defects.length > 0 ? cases : 0),
    0,
  );
