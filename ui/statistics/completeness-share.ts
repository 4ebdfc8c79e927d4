/** Rounded down: 100 % is said only of what is complete. */
export const percent = (present: number, required: number): number =>
  required === 0 ? 100 : Math.floor((100 * present) / required);
