import {
  listedFactKinds,
  listedFactNames,
  listedValueName,
} from '#domain/casework/listed-facts.ts';
import { agencyNames, type AgencyKind } from '#domain/casework/agencies.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { SearchFacet } from '#read-api/search/search-answers.ts';
import { t } from '../base/say.ts';
import {
  agencyName,
  districtName,
  measureName,
  outcomeOfSeveral,
  provenanceName,
  stageName,
} from '../parts/names.ts';

/** The facets beside the results, in their order. */
export const shownFacets = [
  'stage',
  'measure',
  'agencyKind',
  'district',
  'outcome',
  'offence',
  ...listedFactKinds,
  'provenance',
] as const;
/** Those that are open from the start; the others open when one looks for them. */
export const openFacets: ReadonlySet<Facet> = new Set([
  'stage',
  'measure',
  'agencyKind',
  'district',
  'outcome',
  'offence',
  'category',
]);
/** What results can be narrowed by: the facets, one agency, and a month of the histogram. */
export const facets = [...shownFacets, 'agency', 'month'] as const satisfies readonly SearchFacet[];
export type Facet = SearchFacet;

export const facetNames: Readonly<Record<Facet, Bilingual>> = {
  stage: t('环节', 'Stage'),
  measure: t('类型', 'Measure'),
  agencyKind: t('承办机关', 'Turn'),
  agency: t('承办单位', 'Turn of'),
  district: t('区', 'District'),
  outcome: t('结果', 'Outcome'),
  offence: t('罪名', 'Offence'),
  ...listedFactNames,
  provenance: t('来源', 'Provenance'),
  month: t('立卷月份', 'Month opened'),
};

export function facetValueName(facet: Facet, value: string): Bilingual {
  if (value === '') return noValueOf(facet);
  switch (facet) {
    case 'stage':
      return stageName(value);
    case 'measure':
      return measureName(value);
    case 'district':
      return districtName(value);
    case 'outcome':
      return outcomeOfSeveral(value);
    case 'agencyKind':
      return agencyNames[value as AgencyKind] ?? t(value, value);
    case 'agency':
      return agencyName(value);
    case 'provenance':
      return provenanceName(value);
    case 'offence':
    case 'month':
      return t(value, value);
    default:
      return listedValueName(facet, value);
  }
}

/** What it means that a case has no value: of what somebody enters, it is not the same as none. */
const noValueOf = (facet: Facet): Bilingual =>
  facet === 'outcome'
    ? t('未办结', 'Not ended')
    : facet === 'agencyKind' || facet === 'agency'
      ? t('已办结', 'Ended')
      : facet === 'trialMode' || facet === 'stance'
        ? t('尚无', 'Not yet')
        : t('未载明', 'Not stated');

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
