/** The conditions that a figure of the cockpit counts by, as the list of cases names them in its address. */
export interface FigureConditions {
  readonly district?: string;
  readonly openedMonth?: string;
  readonly decidedMonth?: string;
  readonly stage?: string;
  readonly outcome?: string;
  readonly measure?: string;
  readonly agency?: string;
  readonly agencyKind?: string;
  readonly mark?: string;
  readonly departed?: 'yes';
  readonly overdue?: 'yes';
}

/**
 * Address of the list behind a figure. Takes what the figure was counted by; conditions that
 * are missing or empty narrow nothing. Gives `/cases` with the same conditions, in the order
 * of their names, so that one figure has one address.
 */
export const caseListPath = (conditions: FigureConditions): string =>
  listPath('/cases', conditions);

/** The conditions of a figure that counts warnings, as their list names them in its address. */
export interface WarningConditions extends Pick<
  FigureConditions,
  'district' | 'openedMonth' | 'stage'
> {
  readonly level?: string;
  /** What is to be done about them. */
  readonly view?: string;
}

/** Address of the list of warnings behind a figure; see {@link caseListPath}. */
export const warningListPath = (conditions: WarningConditions): string =>
  listPath('/warnings', conditions);

/** The conditions of a figure that counts criminal cases. */
export interface CriminalConditions extends Pick<
  FigureConditions,
  'district' | 'openedMonth' | 'stage'
> {
  readonly overdue?: 'true';
}

/** Address of the list of criminal cases behind a figure; see {@link caseListPath}. */
export const criminalListPath = (conditions: CriminalConditions): string =>
  listPath('/criminal', conditions);

function listPath(
  list: string,
  conditions: FigureConditions | WarningConditions | CriminalConditions,
): string {
  const given = Object.entries(conditions)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const query = new URLSearchParams(given).toString();
  return query === '' ? list : `${list}?${query}`;
}
