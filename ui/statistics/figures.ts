import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { StatisticsAnswer } from '#read-api/cases/case-answers.ts';
import { directory } from '../base/directory.ts';
import { query } from '../base/api.ts';
import { t } from '../base/say.ts';
import {
  agencyName,
  districtName,
  measureName,
  notStated,
  outcomeOfSeveral,
  provenanceName,
  stageName,
} from '../parts/names.ts';
import { useReadAll } from '../parts/use-read.ts';

/** What the figures can be told apart by; each is a condition of the list of cases. */
export const dimensions = {
  district: { label: t('区', 'District'), nameOf: districtName },
  measure: { label: t('类型', 'Measure'), nameOf: measureName },
  prison: { label: agencyNames.prison, nameOf: agencyName },
  procuratorate: { label: agencyNames.procuratorate, nameOf: agencyName },
  court: { label: agencyNames.court, nameOf: agencyName },
  justiceBureau: { label: agencyNames.justiceBureau, nameOf: agencyName },
  agencyKind: {
    label: t('承办机关类别', 'Turn of'),
    nameOf: (kind: string) => agencyNames[kind as keyof typeof agencyNames] ?? t(kind, kind),
  },
  stage: { label: t('环节', 'Stage'), nameOf: stageName },
  outcome: { label: t('结果', 'Outcome'), nameOf: outcomeOfSeveral },
  provenance: { label: t('来源', 'Provenance'), nameOf: provenanceName },
} as const satisfies Readonly<
  Record<string, { readonly label: Bilingual; readonly nameOf: (value: string) => Bilingual }>
>;
export type Dimension = keyof typeof dimensions;

/** What is counted. Documents and exchanges are of the cases that the figure leads to. */
export const figureNames = {
  cases: t('案件', 'Cases'),
  departed: t('裁定与提请不一致', 'Departures'),
  documents: t('材料', 'Documents'),
  exchanges: t('机关间流转', 'Exchanges'),
} as const satisfies Readonly<Record<string, Bilingual>>;
export type FigureName = keyof typeof figureNames;

/** The day that puts a case in its month. */
export const bases = {
  openedMonth: t('按立卷', 'By opening'),
  decidedMonth: t('按裁定', 'By ruling'),
} as const satisfies Readonly<Record<string, Bilingual>>;
export type Basis = keyof typeof bases;

/** Sums over the cases with these values. */
export type Sums = Partial<Record<Dimension | Basis, string | null>> &
  Readonly<Record<FigureName, number>>;

type Filter = Readonly<Record<string, string>>;

/** Sums that are asked for: by which dimensions, over which cases. */
export interface Question {
  readonly by: readonly (Dimension | Basis)[];
  readonly filter: Filter;
}
/** The answers to all questions, over the cases of a list, whatever the asker may see of it. */
export const useSums = (
  questions: readonly Question[],
): { readonly data: readonly StatisticsAnswer[] | undefined; readonly error: Error | null } =>
  useReadAll<StatisticsAnswer>(
    questions.map(({ by, filter }) => `/api/statistics${query({ by: by.join(','), ...filter })}`),
  );

/** A figure, the number of cases behind it, and the list of just those. */
export interface Figure {
  readonly value: number;
  readonly cases: number;
  readonly to: string;
}

/** The figures of a chart as a table: what it shows, what it leads to, and what is exported. */
export interface FigureTable {
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly figures: readonly Figure[];
  }[];
}

/** The figure of the cases with these conditions among what was summed; its list has just them. */
export function figureOf(
  name: FigureName,
  rows: readonly Sums[] | undefined,
  filter: Filter,
  own: Filter,
): Figure {
  const conditions = Object.entries(own).map(
    ([dimension, values]) => [dimension as Dimension, new Set(values.split(','))] as const,
  );
  const fits = (row: Sums): boolean =>
    conditions.every(([dimension, values]) => values.has(row[dimension] ?? 'none'));
  const fitting = (rows ?? []).filter(fits);
  const sumOf = (of: FigureName): number => fitting.reduce((sum, row) => sum + row[of], 0);
  const departed = name === 'departed';
  return {
    value: sumOf(name),
    cases: sumOf(departed ? 'departed' : 'cases'),
    to: `/cases${query({ ...filter, ...own, departed: departed ? 'yes' : null })}`,
  };
}

/** The values of a dimension, the greatest first; of districts all, and `none` for those without. */
export function valuesOf(
  dimension: Dimension,
  name: FigureName,
  rows: readonly Sums[] | undefined,
): readonly string[] {
  const sums = new Map<string, number>(
    // Also those of no district, though there be none: nobody needs to wonder whether they were counted.
    dimension === 'district'
      ? [...directory().counties.map(({ code }) => code), 'none'].map((code) => [code, 0])
      : [],
  );
  for (const row of rows ?? []) {
    const value = row[dimension] ?? 'none';
    sums.set(value, (sums.get(value) ?? 0) + row[name]);
  }
  return [...sums].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
}

export const valueName = (dimension: Dimension, value: string): Bilingual =>
  value === 'none' ? (noValue[dimension] ?? notStated) : dimensions[dimension].nameOf(value);

/** What it means to have no value, where it is not that nobody published it. */
const noValue: Partial<Record<Dimension, Bilingual>> = {
  district: t('未载明区', 'No district stated'),
  outcome: t('尚无结果', 'None yet'),
  agencyKind: t('已结', 'Nobody'),
};

/**
 * The months of a basis that are not among `months`, and `none` where the day is not known: what figures by
 * month leave out.
 */
export const monthsBeyond = (
  basis: Basis,
  rows: readonly Sums[],
  months: readonly string[],
): readonly string[] => [
  ...new Set(rows.map((row) => row[basis] ?? 'none').filter((month) => !months.includes(month))),
];

/** Cases that wait for an agency. */
export const waiting: Filter = { agencyKind: agencyKinds.join(',') };
