import type { Defect } from '#domain/casework/defects.ts';
import { may, type Session } from '../frame/session.ts';

/** A case in the lists of the data quality, as the server gives it. */
export interface QualityCase {
  readonly caseId: string;
  readonly name: string;
  readonly reference: string | null;
  readonly stage: string;
  readonly measure: string;
  readonly district: string | null;
  readonly required: number;
  readonly present: number;
  readonly defects: number;
}
export interface QualityDefect extends QualityCase {
  readonly agency: string;
  readonly defect: Defect;
}
export interface QualitySummary {
  readonly asOf: string;
  readonly agencies: readonly {
    readonly agency: string;
    readonly agencyKind: string;
    readonly cases: number;
    readonly complete: number;
    readonly required: number;
    readonly present: number;
    readonly defects: number;
  }[];
  readonly codes: readonly {
    readonly code: string;
    readonly severity: string;
    readonly defects: number;
    readonly cases: number;
  }[];
}

/** Rounded down: 100 % is said only of what is complete. */
export const percent = (present: number, required: number): number =>
  required === 0 ? 100 : Math.floor((100 * present) / required);

/** Where the defect is mended, by whoever may; the others see the place. */
export function placeOf({ caseId, defect }: QualityDefect, session: Session | null): string {
  const { kind, name } = defect.place;
  const page = `/cases/${caseId}`;
  switch (kind) {
    case 'fact':
      return may(session, 'command:correctFacts')
        ? `${page}/act/correctFacts?field=${encodeURIComponent(name)}`
        : `${page}/facts`;
    case 'material':
      return `${page}/documents`;
    case 'document':
      return `${page}/documents/${name}`;
    case 'step':
      return `${page}/history`;
    case 'number':
      return `${page}/facts`;
  }
}
