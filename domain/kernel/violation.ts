import type { CaseId } from './ids.ts';
import type { LegalDate } from './legal-date.ts';

/** A text in the two languages of the screens. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A case by which something fails, as its parties know it. */
export interface NamedCase {
  readonly caseId: CaseId;
  readonly reference: string | null;
}

/** One condition that failed: what "which condition failed?" is answered with. */
export interface Violation {
  /** Id of the rule (`SPC2016-006-1B`) or of the procedural condition (`PROC-STAGE`). */
  readonly rule: string;
  /** Where the rule comes from, as a lawyer cites it; null for a technical condition. */
  readonly article: string | null;
  readonly text: Bilingual;
  /** JSON pointer into the command's data, when one field is at fault. */
  readonly field?: string;
  readonly expected?: string | number | boolean | null;
  readonly actual?: string | number | boolean | null;
  /** First day on which the condition would hold; null when waiting does not help. */
  readonly passesFrom?: LegalDate | null;
  /** Other cases that stand against it, only those of which the asker is a party. */
  readonly cases?: readonly NamedCase[];
}
