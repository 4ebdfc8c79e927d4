import type { LiveMessage } from './live-word.ts';

/** Of which case a path asks: by its place, or in its query. */
const ofCase = /^\/api\/(?:criminal-)?cases\/([^/?]+)|[?&]caseId=([^&]+)/;

/**
 * Whether what this path of the server gave may be otherwise after the message: what is of one case changes by
 * its own events alone. Of everything else that may be so.
 */
export function concerns(path: string, { caseId }: LiveMessage): boolean {
  const [, byPlace, byQuery] = ofCase.exec(path) ?? [];
  const asked = byPlace ?? byQuery;
  return asked === undefined || caseId === '' || asked === caseId;
}
