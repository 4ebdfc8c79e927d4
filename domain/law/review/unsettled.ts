import type { CaseFile } from './case-file.ts';
import { isReplaced } from './rulings-in-file.ts';

/**
 * True while a judgment that took the place of the first has made the earlier rulings void and no
 * ruling since has said what they are worth. No day that follows from the old judgment holds then.
 */
export const isUnsettled = ({ facts, priors, voided }: CaseFile): boolean =>
  isReplaced(facts) && (priors === null || (priors.length === 0 && voided.length > 0));
