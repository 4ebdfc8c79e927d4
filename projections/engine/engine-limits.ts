export interface EngineLimits {
  /** Events in one step of one view; a view for which so many wait rests no longer. */
  readonly chunk: number;
  /** Documents that a view keeps in memory. */
  readonly cachedDocuments: number;
  /** A generation that nobody reads is written when so many documents wait … */
  readonly fillingDocuments: number;
  /** … or so many events were taken since. */
  readonly fillingEvents: number;
  /** Events at most that are sorted by stream for it. */
  readonly stretchEvents: number;
  /** Characters of them at most, and a chunk more. */
  readonly stretchCharacters: number;
}

export const defaultLimits: EngineLimits = {
  chunk: 500,
  cachedDocuments: 1_000,
  fillingDocuments: 2_000,
  fillingEvents: 60_000,
  stretchEvents: 20_000,
  stretchCharacters: 32 * 1024 * 1024,
};
