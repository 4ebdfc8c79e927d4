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
export type ShownFacet = (typeof shownFacets)[number];

export const facetNames: Readonly<Record<ShownFacet, Bilingual>> = {
  stage: t('环节', 'Stage'),
  measure: t('类型', 'Measure'),
  agencyKind: t('承办机关', 'Turn'),
  district: t('区', 'District'),
  outcome: t('结果', 'Outcome'),
  offence: t('罪名', 'Offence'),
  provenance: t('来源', 'Provenance'),
};

const provenances: Readonly<Record<string, Bilingual>> = {
  casework: t('办案', 'Casework'),
  published: t('公开案例', 'Published'),
  synthetic: t('合成数据', 'Synthetic'),
};

export function facetValueName(facet: ShownFacet, value: string): Bilingual {
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
