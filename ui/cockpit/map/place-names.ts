/** A name on a map: where it belongs, and how wide it is. */
export interface MapName {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedName extends MapName {
  /** Middle of the name as it is drawn; beside its place where others stand there. */
  readonly at: readonly [x: number, y: number];
}

const lineHeight = 15;
const gap = 3;

/** Where a name may stand: at its place, else ever further around it. */
const offsets: readonly (readonly [number, number])[] = [
  [0, 0],
  ...[18, 34, 52, 72, 94, 118, 144].flatMap((far) =>
    Array.from({ length: 12 }, (_, step): readonly [number, number] => {
      const angle = (step * Math.PI) / 6;
      return [far * 1.4 * Math.cos(angle), far * Math.sin(angle)];
    }),
  ),
];

/** Names so that none lies over another, each as near to its place as the ones before it leave room. */
export function placeNames(names: readonly MapName[]): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  for (const name of names) {
    const free = ([dx, dy]: readonly [number, number]): boolean =>
      placed.every(
        (other) =>
          Math.abs(other.at[0] - name.x - dx) >= (other.width + name.width) / 2 + gap ||
          Math.abs(other.at[1] - name.y - dy) >= lineHeight,
      );
    const [dx, dy] = offsets.find(free) ?? [0, 0];
    placed.push({ ...name, at: [name.x + dx, name.y + dy] });
  }
  return placed;
}
