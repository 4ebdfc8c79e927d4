import { usePreference } from '../parts/use-preference.ts';
import type { useUrlState } from '../parts/use-url-state.ts';
import {
  bases,
  dimensions,
  figureNames,
  type Basis,
  type Dimension,
  type FigureName,
} from './figures.ts';

/** What somebody looks at in the statistics (CASE-7). */
export interface ChosenItems {
  readonly dimension: Dimension;
  readonly figure: FigureName;
  readonly basis: Basis;
  readonly months: string;
}
export const monthChoices = ['3', '6', '12', '24'] as const;

const usual: ChosenItems = {
  dimension: 'district',
  figure: 'cases',
  basis: 'openedMonth',
  months: '12',
};
const choices: Readonly<Record<keyof ChosenItems, readonly string[]>> = {
  dimension: Object.keys(dimensions),
  figure: Object.keys(figureNames),
  basis: Object.keys(bases),
  months: monthChoices,
};

/** The items that the address names, else those that one chose last, at whatever desk. */
export function useChosenItems(
  url: ReturnType<typeof useUrlState>,
): readonly [ChosenItems, (name: keyof ChosenItems, value: string) => void] {
  const [kept, keep] = usePreference<Partial<ChosenItems>>('statistics.items', usual);
  const itemOf = (name: keyof ChosenItems): string =>
    [url.get(name), kept[name]].find(
      (value) => value !== undefined && choices[name].includes(value),
    ) ?? usual[name];
  const items = {
    dimension: itemOf('dimension'),
    figure: itemOf('figure'),
    basis: itemOf('basis'),
    months: itemOf('months'),
  } as ChosenItems;
  const choose = (name: keyof ChosenItems, value: string): void => {
    url.set({ ...items, [name]: value });
    keep({ ...items, [name]: value });
  };
  return [items, choose];
}
