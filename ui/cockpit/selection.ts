import { useMemo } from 'react';
import type { CountKind } from '#read-api/cockpit/cockpit-answers.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { useCockpit, type Dimension } from '../parts/counts.ts';

/** What somebody chose on the wall: it narrows every figure and stands in the address. */
export interface Selection {
  /** Code of a district; '' for the whole city. */
  readonly district: string;
  /** Month in which the cases were opened, `YYYY-MM`; '' for any. */
  readonly openedMonth: string;
  /** Where the cases stand now; '' for anywhere. */
  readonly stage: string;
}
export type Choice = keyof Selection;
export const choices = ['district', 'openedMonth', 'stage'] as const;

export interface Choosing {
  readonly selection: Selection;
  /** Chooses a value, or gives it up when it was chosen already. */
  readonly toggle: (choice: Choice, value: string) => void;
  readonly clear: () => void;
}

export function useSelection(): Choosing {
  const url = useUrlState();
  const [district, openedMonth, stage] = choices.map((name) => url.get(name)) as [
    string,
    string,
    string,
  ];
  const selection = useMemo(
    () => ({ district, openedMonth, stage }),
    [district, openedMonth, stage],
  );
  // Panels are drawn again when the selection changes, not whenever the page is.
  return useMemo(
    () => ({
      selection,
      toggle: (choice, value) => url.set({ [choice]: selection[choice] === value ? null : value }),
      clear: () => url.set({ district: null, openedMonth: null, stage: null }),
    }),
    [selection, url],
  );
}

const dimensionOf: Readonly<Record<Choice, Dimension>> = {
  district: 'district',
  openedMonth: 'opened',
  stage: 'stage',
};

/** Without the choices that a panel offers itself, so that the others stay in sight beside it. */
export const without = (selection: Selection, ...own: readonly Choice[]): Selection => ({
  ...selection,
  ...Object.fromEntries(own.map((choice) => [choice, ''])),
});

/** Counts under what is chosen. */
export const useFigures = (
  kind: CountKind,
  by: readonly Dimension[],
  selection: Selection,
  dueBefore: string | null = null,
) =>
  useCockpit(
    kind,
    by,
    Object.fromEntries(choices.map((choice) => [dimensionOf[choice], selection[choice]])),
    dueBefore,
  );
