/** A label that wants to stand with its middle at `x`. */
export interface WantedLabel {
  readonly x: number;
  readonly text: string;
}

/** Where a label stands: above the line for negative lanes, -1 next to it; below it for 1, 2, … */
export interface PlacedLabel {
  readonly x: number;
  readonly lane: number;
}

/** Chinese characters are as wide as they are high; others about half of it. */
export const widthOf = (text: string, fontSize: number): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.56) * fontSize, 0);

const gap = 10;

/**
 * Puts labels into lanes above and below a line so that none covers another, each within
 * `from`…`to`; the lanes next to the line are filled first.
 */
export function placeLabels(
  labels: readonly WantedLabel[],
  { from, to, fontSize }: { readonly from: number; readonly to: number; readonly fontSize: number },
): readonly PlacedLabel[] {
  const taken = new Map<number, { readonly left: number; readonly right: number }[]>();
  return labels.map(({ x, text }) => {
    const half = widthOf(text, fontSize) / 2;
    const middle = Math.min(Math.max(x, from + half), to - half);
    const [left, right] = [middle - half - gap, middle + half];
    for (let step = 0; ; step += 1) {
      const lane = (Math.trunc(step / 2) + 1) * (step % 2 === 0 ? -1 : 1);
      const others = taken.get(lane) ?? [];
      if (others.some((other) => left < other.right && other.left < right)) continue;
      taken.set(lane, [...others, { left, right }]);
      return { x: middle, lane };
    }
  });
}
