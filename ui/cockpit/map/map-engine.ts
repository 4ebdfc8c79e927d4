import type { ComponentType } from 'react';
import type { DistrictBoundaries } from '#domain/access/district-boundaries.ts';

/** What every drawing of the districts takes. */
export interface MapDrawing {
  readonly boundaries: DistrictBoundaries;
  /** What is counted in each district, by its code. */
  readonly values: Readonly<Record<string, number>>;
  /** Code of the chosen district; '' for none. */
  readonly chosen: string;
  readonly onChoose: (adcode: string) => void;
  /** Told when the drawing cannot be made after all, with what the browser said. */
  readonly onFailure: (reason: string) => void;
}

/** Something that draws districts. */
export interface MapEngine {
  /** False where this browser lacks what the engine needs. */
  readonly supported: () => boolean;
  /** One that is heavy is loaded when it is drawn. */
  readonly Drawing: ComponentType<MapDrawing>;
}

/** The lighter, the more. */
export const shades = ['#0f3257', '#124a82', '#1767ab', '#2186d1', '#52a9ea', '#8fcbf6'] as const;

const mostOf = (values: Readonly<Record<string, number>>): number =>
  Math.max(0, ...Object.values(values));

/** What each shade that can occur stands for: from how many cases to how many. */
export function legendOf(
  values: Readonly<Record<string, number>>,
): readonly { readonly shade: string; readonly from: number; readonly to: number }[] {
  const most = mostOf(values);
  return shades.flatMap((shade, index) => {
    const from = Math.ceil((index * (most + 1)) / shades.length);
    const to = Math.ceil(((index + 1) * (most + 1)) / shades.length) - 1;
    return to < from ? [] : [{ shade, from, to }];
  });
}

/** The shade of each district, by its code. */
export function shadesOf(
  values: Readonly<Record<string, number>>,
): Readonly<Record<string, string>> {
  const most = mostOf(values);
  return Object.fromEntries(
    Object.entries(values).map(([adcode, value]) => [
      adcode,
      shades[Math.min(shades.length - 1, Math.floor((shades.length * value) / (most + 1)))]!,
    ]),
  );
}
