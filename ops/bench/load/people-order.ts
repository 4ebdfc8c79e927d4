/** What the people's process is told on its command line, as JSON. */
export interface PeopleOrder {
  readonly url: string;
  /** Who may sign in; when there are more people than accounts, several use one. */
  readonly users: readonly string[];
  readonly password: string;
  readonly people: number;
  /** So many of them open their page at the same moment; the others at moments of their own. */
  readonly atOnce: number;
  /** From one page of a person to the next, ms. */
  readonly everyMs: number;
  /** In which they come in one by one, ms; not counted but for the signing in. */
  readonly arrivalMs: number;
  /** Length of the counted part, ms; in it everybody signs in anew once, at any moment. */
  readonly milliseconds: number;
  /** The day of today, as the server reckons it. */
  readonly today: string;
}

/** What a person waits for: all that a page asks for is there. */
export const pageKinds = [
  'workList',
  'caseList',
  'case',
  'search',
  'statistics',
  'cockpit',
  'quality',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** The first line on standard output, once all have signed in and listen: the counted part begins. */
export const everybodyIsThere = 'everybody is there';

/** What the people found, as the line of JSON after it. Times in milliseconds. */
export interface PeopleReport {
  readonly seconds: number;
  readonly signIns: readonly number[];
  readonly pages: Readonly<Record<PageKind, readonly number[]>>;
  /** Messages that came over the live streams. */
  readonly told: number;
  /** Answers other than 200, connections that broke, and streams that ended, by what they were. */
  readonly errors: Readonly<Record<string, number>>;
}
