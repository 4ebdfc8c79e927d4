const parts = 4;
const steps = [1, 2, 2.5, 5, 10];

/**
 * Marks of an axis for counts, from 0 in equal round steps to at least the greatest: at most
 * five, whole numbers.
 */
export function scaleOf(counts: readonly number[]): readonly number[] {
  const least = Math.max(1, ...counts) / parts;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = steps
    .map((each) => each * power)
    .find((each) => each >= least && Number.isInteger(each))!;
  const marks = Math.ceil(Math.max(1, ...counts) / step);
  return Array.from({ length: marks + 1 }, (_, index) => index * step);
}
