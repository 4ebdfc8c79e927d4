import { agencyKinds, type AgencyKind } from '#domain/casework/agencies.ts';
import type { DefectCode, Severity } from '#domain/casework/defects.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type {
  AgencyQuality,
  QualityCase,
  QualityChoice,
  QualityFilter,
  QualitySummary,
} from '../ports/quality-store.ts';
import type { CheckedCase } from '../views/quality.ts';
import {
  type CountedDefects,
  defectsColumn,
  defectsIn,
  shareColumn,
  totalsOf,
} from '../views/quality-columns.ts';

/** Filters of a defect; the others are of its case. */
export const defectFilters: readonly QualityFilter[] = ['agency', 'agencyKind', 'code', 'severity'];

/** Cases with the same values of some columns, and how many they are. */
export interface QualityGroup {
  /** In the order of the columns asked for. */
  readonly values: readonly (string | number | null)[];
  readonly count: number;
}

/** Whether a value is among those of a filter; one that is not given takes all. */
function fits({ filter }: QualityChoice, name: QualityFilter, value: string): boolean {
  const values = filter?.[name];
  return values === undefined || values.length === 0 || values.includes(value);
}

const isMeant = ({ code, severity }: CountedDefects, choice: QualityChoice): boolean =>
  fits(choice, 'code', code) && fits(choice, 'severity', severity);

/** The kinds of agencies that are meant. */
export const kindsMeant = (choice: QualityChoice): readonly AgencyKind[] =>
  agencyKinds.filter((kind) => fits(choice, 'agencyKind', kind));

/** The agencies that are meant, of whichever kind; none for all. */
export const agenciesMeant = ({ filter }: QualityChoice): readonly string[] => filter?.agency ?? [];

/** By what the cases of a choice are grouped for the sums of one kind of agencies. */
export const agencyColumns = (kind: AgencyKind): readonly string[] => [
  kind,
  shareColumn(kind),
  defectsColumn(kind),
];

/**
 * Of each agency how complete its data are. Completeness knows no kinds of defects; the count beside it is of those
 * that were asked for.
 * @param groups of each kind that is meant, by its {@link agencyColumns}, the cases of agencies that are meant
 */
export function agencyQuality(
  choice: QualityChoice,
  groups: ReadonlyMap<AgencyKind, readonly QualityGroup[]>,
): readonly AgencyQuality[] {
  const sums = new Map<string, { -readonly [Name in keyof AgencyQuality]: AgencyQuality[Name] }>();
  for (const [kind, ofKind] of groups) {
    for (const { values, count } of ofKind) {
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
      for (const each of defectsIn(defects).filter((one) => isMeant(one, choice))) {
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
export interface AlikeCases {
  readonly cases: number;
  readonly defects: readonly CountedDefects[];
}

/** By what the cases of a choice are grouped for the sums of defects. */
export function defectColumns(choice: QualityChoice): readonly string[] {
  const kinds = kindsMeant(choice);
  return [...kinds.map(defectsColumn), ...(agenciesMeant(choice).length === 0 ? [] : kinds)];
}

/** @param groups of all cases of a choice, by its {@link defectColumns} */
export function alikeCases(
  choice: QualityChoice,
  groups: readonly QualityGroup[],
): readonly AlikeCases[] {
  const agencies = agenciesMeant(choice);
  const kinds = kindsMeant(choice);
  return groups.map(({ values, count }) => ({
    cases: count,
    defects: kinds.flatMap((_, index) => {
      const agency = String(values[kinds.length + index]);
      if (agencies.length > 0 && !agencies.includes(agency)) return [];
      return defectsIn(values[index] as string).filter((one) => isMeant(one, choice));
    }),
  }));
}

/** The defects that are meant by their kinds, the most frequent first. */
export function defectSums(alike: readonly AlikeCases[]): QualitySummary['codes'] {
  const sums = new Map<
    string,
    { code: DefectCode; severity: Severity; defects: number; cases: number }
  >();
  for (const { cases, defects } of alike) {
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

/** How a case stands in the lists of its defects. */
export function qualityCaseOf(doc: CheckedCase): QualityCase {
  const { offender, reference, stage, processVersion, measure, district } = doc.state;
  return {
    caseId: doc.id,
    name: offender.name,
    reference,
    stage,
    processVersion,
    measure,
    district,
    ...totalsOf(doc),
    defects: doc.quality.defects.length,
  };
}
