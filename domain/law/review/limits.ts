import type { Amount } from './amount.ts';
import type { Conversion } from './conversion.ts';
import type { Floor } from './floor.ts';

/** What a commutation may bring; the proposal is measured by it. */
export interface Limits {
  readonly amount: Amount | null;
  readonly conversion: Conversion | null;
  readonly floor: Floor | null;
}
