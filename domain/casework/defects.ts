import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AgencyKind } from './agencies.ts';

/** What can be wrong with the data of a case (CASE-6); a closed list. */
export const defectNames = {
  missingFact: { zh: '缺少事实', en: 'Missing fact' },
  contradiction: { zh: '事实矛盾', en: 'Contradiction' },
  missingMaterial: { zh: '缺少材料', en: 'Missing material' },
  inconsistentDocument: { zh: '材料与案件不一致', en: 'Document that differs' },
  unverifiedDocument: { zh: '材料未核验', en: 'Unverified document' },
  missingDate: { zh: '缺少日期', en: 'Missing date' },
  missingNumber: { zh: '缺少编号', en: 'Missing number' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type DefectCode = keyof typeof defectNames;
export const defectCodes = Object.keys(defectNames) as readonly DefectCode[];

/**
 * `blocking`: a step is refused, or a person must look, until it is mended; `advisory`: the
 * procedure goes on without, or the source did not publish it.
 */
export const severityNames = {
  blocking: { zh: '须更正', en: 'To be mended' },
  advisory: { zh: '提示', en: 'Note' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type Severity = keyof typeof severityNames;
export const severities = Object.keys(severityNames) as readonly Severity[];

/** Where it is to be mended: a fact by its path, a material by its code, a step by its event … */
export const defectPlaces = ['fact', 'material', 'document', 'step', 'number'] as const;
export interface DefectPlace {
  readonly kind: (typeof defectPlaces)[number];
  readonly name: string;
}

export interface Defect {
  readonly code: DefectCode;
  readonly place: DefectPlace;
  /** The agency that the data come from, and that can mend them. */
  readonly owner: AgencyKind;
  readonly severity: Severity;
  /** Day since which it stands; null when the source did not publish the day. */
  readonly since: LegalDate | null;
  /** The article that asks for it; null for a check that rests on none. */
  readonly article: Bilingual | null;
  readonly text: Bilingual;
}

/** How many of the data that one agency owes are there. */
export interface Share {
  readonly owner: AgencyKind;
  readonly required: number;
  readonly present: number;
}

/** What the checks say of one case. */
export interface CaseQuality {
  /** One for each agency that owes data so far. */
  readonly shares: readonly Share[];
  readonly defects: readonly Defect[];
}
