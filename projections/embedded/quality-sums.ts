import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import type { Defect, DefectCode, Severity } from '#domain/casework/defects.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type {
  AgencyQuality,
  QualityChoice,
  QualityFilter,
  QualitySummary,
} from '../ports/quality-store.ts';
import type { CheckedCase } from '../views/quality.ts';
import type { ColumnMemory } from './column-memory.ts';
import { type ColumnCondition, holds, oneOf, spaced } from './conditions.ts';
import { partiesOf } from '../views/case-summary.ts';
import type { Column } from './table-shape.ts';

type Quality = CheckedCase['quality'];

const shareColumn = (kind: AgencyKind): string => `${kind}Share`;
const defectsColumn = (kind: AgencyKind): string => `${kind}Defects`;

/** The columns that the sums over all cases need; few cases differ in what stands in them. */
export const summedColumns: readonly Column<CheckedCase>[] = [
  { name: 'stage', type: 'TEXT', of: ({ state }) => state.stage },
  { name: 'district', type: 'TEXT', of: ({ state }) => state.district },
  { name: 'parties', type: 'TEXT', of: ({ state }) => spaced(partiesOf(state)) },
  ...agencyKinds.flatMap((kind): readonly Column<CheckedCase>[] => [
    { name: kind, type: 'TEXT', of: ({ state }) => state.agencies[kind] },
    { name: shareColumn(kind), type: 'TEXT', of: ({ quality }) => shareText(quality, kind) },
    { name: defectsColumn(kind), type: 'TEXT', of: ({ quality }) => defectsText(quality, kind) },
  ]),
];

/** How much of what an agency owes is there; null when it owes nothing. */
function shareText({ shares }: Quality, kind: AgencyKind): string | null {
  const share = shares.find(({ owner }) => owner === kind);
  return share === undefined ? null : `${share.present}/${share.required}`;
}

/** Defects of one case and one agency that are counted together. */
interface CountedDefects extends Pick<Defect, 'code' | 'severity'> {
  readonly count: number;
}

function defectsText({ defects }: Quality, kind: AgencyKind): string {
  const counts = new Map<string, number>();
  for (const { code, severity } of defects.filter(({ owner }) => owner === kind)) {
    counts.set(`${code} ${severity}`, (counts.get(`${code} ${severity}`) ?? 0) + 1);
  }
  return [...counts]
    .map(([of, count]) => `${of} ${count}`)
    .toSorted()
    .join('|');
}

const defectsOf = (text: string): readonly CountedDefects[] =>
  text.split('|').flatMap((part) => {
    if (part === '') return [];
    const [code, severity, count] = part.split(' ') as [DefectCode, Severity, string];
    return [{ code, severity, count: Number(count) }];
  });

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

/** Whether a value is among those of a filter; one that is not given takes all. */
const fits = (choice: QualityChoice, name: QualityFilter, value: string): boolean =>
  chosen(choice, [name]).every((condition) => condition.fits(value));

const isMeant = ({ code, severity }: CountedDefects, choice: QualityChoice): boolean =>
  fits(choice, 'code', code) && fits(choice, 'severity', severity);

/** Completeness knows no kinds of defects; the count beside it is of those that were asked for. */
export function agencySums(memory: ColumnMemory, choice: QualityChoice): readonly AgencyQuality[] {
  const sums = new Map<string, { -readonly [Name in keyof AgencyQuality]: AgencyQuality[Name] }>();
  for (const kind of agencyKinds.filter((each) => fits(choice, 'agencyKind', each))) {
    const agencies = choice.filter?.agency ?? [];
    const rows = memory.select([
      ...casesOf(choice),
      ...(agencies.length === 0 ? [] : [oneOf(kind, agencies)]),
    ]);
    const columns = [kind, shareColumn(kind), defectsColumn(kind)];
    for (const { values, count } of memory.groups(rows, columns, [])) {
      const [agency, share, defects] = values as [AgencyId, string | null, string];
      if (share === null) continue;
      const [present, required] = share.split('/').map(Number) as [number, number];
      const sum = sums.getOrInsertComputed(agency, () => ({
        agency,
        agencyKind: kind,
        cases: 0,
        complete: 0,
        required: 0,
        present: 0,
        defects: 0,
      }));
      sum.cases += count;
      sum.complete += present >= required ? count : 0;
      sum.required += required * count;
      sum.present += present * count;
      for (const each of defectsOf(defects).filter((one) => isMeant(one, choice))) {
        sum.defects += each.count * count;
      }
    }
  }
  return [...sums.values()].toSorted(
    (one, other) =>
      one.present / one.required - other.present / other.required ||
      (one.agency < other.agency ? -1 : 1),
  );
}

/** Cases that have the same defects of those that are meant, perhaps none. */
interface AlikeCases {
  readonly cases: number;
  readonly defects: readonly CountedDefects[];
}

/** All cases that are meant, by the defects they have. */
function byDefects(memory: ColumnMemory, choice: QualityChoice): readonly AlikeCases[] {
  const agencies = choice.filter?.agency ?? [];
  const kinds = agencyKinds.filter((kind) => fits(choice, 'agencyKind', kind));
  const parties = agencies.length === 0 ? [] : kinds;
  return memory
    .groups(memory.select(casesOf(choice)), [...kinds.map(defectsColumn), ...parties], [])
    .map(({ values, count }) => ({
      cases: count,
      defects: kinds.flatMap((_, index) => {
        const agency = String(values[kinds.length + index]);
        if (agencies.length > 0 && !agencies.includes(agency)) return [];
        return defectsOf(values[index] as string).filter((one) => isMeant(one, choice));
      }),
    }));
}

/** The defects that are meant by their kinds, the most frequent first. */
export function defectSums(memory: ColumnMemory, choice: QualityChoice): QualitySummary['codes'] {
  const sums = new Map<
    string,
    { code: DefectCode; severity: Severity; defects: number; cases: number }
  >();
  for (const { cases, defects } of byDefects(memory, choice)) {
    const seen = new Set<string>();
    for (const { code, severity, count } of defects) {
      const kind = `${code} ${severity}`;
      const sum = sums.getOrInsertComputed(kind, () => ({ code, severity, defects: 0, cases: 0 }));
      sum.defects += count * cases;
      sum.cases += seen.has(kind) ? 0 : cases;
      seen.add(kind);
    }
  }
  const byKind = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);
  return [...sums]
    .toSorted(byKind)
    .map(([, sum]) => sum)
    .toSorted((one, other) => other.defects - one.defects);
}

/** How many cases have such a defect. */
export const casesWithDefects = (memory: ColumnMemory, choice: QualityChoice): number =>
  byDefects(memory, choice).reduce(
    (sum, { cases, defects }) => sum + (defects.length > 0 ? cases : 0),
    0,
  );
