/**
 * What a count is of. `open`: cases that wait for an agency; `opened`: all cases;
 * `received`: an agency got its turn for the first time; `decided`: the ruling that
 * stands; `closed`: a case ended; `late`: an act was done after its last day; `marked`:
 * what else is true of a case, see `caseMarks`.
 */
export const countKinds = [
  'open',
  'opened',
  'received',
  'decided',
  'closed',
  'late',
  'marked',
] as const;
export type CountKind = (typeof countKinds)[number];

/**
 * Dimensions of a count; those that say nothing for its kind are null. `month` is that of
 * what is counted, `opened` that of the case's opening, `stage` where the case stands now.
 * `party` is an agency whose cases are counted alone; null for all cases, whoever handles them.
 */
export const cockpitDimensions = [
  'kind',
  'party',
  'district',
  'agencyKind',
  'agency',
  'stage',
  'measure',
  'outcome',
  'month',
  'opened',
  'mark',
  'due',
  'limitId',
  'provenance',
] as const;
export type CockpitDimension = (typeof cockpitDimensions)[number];

/**
 * `departures`: rulings that differ from the proposal; `reductionMonths`: months granted,
 * summed; `documents`: documents attached to the cases counted.
 */
export const cockpitCounts = ['cases', 'departures', 'reductionMonths', 'documents'] as const;
export type CockpitCount = (typeof cockpitCounts)[number];
