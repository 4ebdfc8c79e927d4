/**
 * Events of steps that may come at any time and move no case. Told here by name, so that the head of
 * a case does not wait for the whole procedure.
 */
export const besideOthers: ReadonlySet<string> = new Set([
  'WrittenOpinionGiven',
  'DocumentAttached',
  'DocumentExcerpted',
  'DocumentRefiled',
  'DocumentWithdrawn',
]);
