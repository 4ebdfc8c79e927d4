import { agencyNames, type AgencyKind } from '#domain/casework/agencies.ts';
import type { Outcome } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../frame/say.ts';
import { districtName, measureName, outcomeName, stageName } from '../parts/names.ts';

/** The facets beside the results, in their order. */
export const shownFacets = [
  'stage',
  'measure',
  'agencyKind',
  'district',
  'outcome',
  'offence',
  'provenance',
] as const;
/** What results can be narrowed by: the facets, and a month of the histogram. */
export const facets = [...shownFacets, 'month'] as const;
export type Facet = (typeof facets)[number];

export const facetNames: Readonly<Record<Facet, Bilingual>> = {
  stage: t('环节', 'Stage'),
  measure: t('类型', 'Measure'),
  agencyKind: t('承办机关', 'Turn'),
  district: t('区', 'District'),
  outcome: t('结果', 'Outcome'),
  offence: t('罪名', 'Offence'),
  provenance: t('来源', 'Provenance'),
  month: t('立卷月份', 'Month opened'),
};

const provenances: Readonly<Record<string, Bilingual>> = {
  casework: t('办案', 'Casework'),
  published: t('公开案例', 'Published'),
  synthetic: t('合成数据', 'Synthetic'),
};

export function facetValueName(facet: Facet, value: string): Bilingual {
  if (value === '') return t('无', 'None');
  switch (facet) {
    case 'stage':
      return stageName(value);
    case 'measure':
      return measureName(value);
    case 'district':
      return districtName(value);
    case 'outcome':
      return outcomeName(value as Outcome);
    case 'agencyKind':
      return agencyNames[value as AgencyKind] ?? t(value, value);
    case 'provenance':
      return provenances[value] ?? t(value, value);
    default:
      return t(value, value);
  }
}

/** The values chosen of each facet, in the address and as the server reads them. */
export type Chosen = Partial<Record<Facet, readonly string[]>>;

const none = '—';

/** What the address says; '—' in it stands for "none". */
export const chosenIn = (get: (name: string) => string): Chosen =>
  Object.fromEntries(
    facets.flatMap((facet) => {
      const values = get(facet).split('|').filter(Boolean);
      return values.length === 0
        ? []
        : [[facet, values.map((value) => (value === none ? '' : value))]];
    }),
  );

/** The address with one value of a facet taken in, or out again; the first page. */
export function toggled(
  chosen: Chosen,
  facet: Facet,
  value: string,
): Readonly<Record<string, string | null>> {
  const values = chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return {
    [facet]: next.map((one) => (one === '' ? none : one)).join('|'),
    ...firstPage,
  };
}

/** Leaves the page that was turned to. */
export const firstPage = { after: null, before: null } as const;
