/** Exit codes: 0 yes, 1 no (refused, broken proof, difference found), 2 wrong use, 3 not known (not reachable, trust not checked). */
export type ExitCode = 0 | 1 | 2 | 3;
