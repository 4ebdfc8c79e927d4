/**
 * What a supervisor asks for: `toSend`: nobody was asked yet; `waiting`: the agency has to answer; `toDecide`: it
 * explained itself; `accepted`: to be closed; `open`: all of these; `settled`; `leftOpen`: limits of which the law or the
 * calendar leaves open whether they are over.
 */
export const warningScopes = [
  'open',
  'toSend',
  'waiting',
  'toDecide',
  'accepted',
  'settled',
  'leftOpen',
] as const;
export type WarningScope = (typeof warningScopes)[number];
