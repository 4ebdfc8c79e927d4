import type { CaseRow } from '#read-api/cases/case-answers.ts';
import { query } from '../base/api.ts';
import { useRows } from '../parts/use-read.ts';

const caseStreams = /^(?:case|access)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The case that a stream is of, or of the looks at; null for any other stream. */
export const caseOfStream = (stream: string): string | null =>
  caseStreams.exec(stream)?.[1] ?? null;

/** Cases asked for at a time. */
const most = 100;

/** Name and number of each of these cases; one that has none yet is called by its id. */
export function useCaseNames(ids: readonly string[]): (id: string) => string {
  const asked = [...new Set(ids)].toSorted().slice(0, most);
  const rows = useRows<CaseRow>(
    asked.length === 0
      ? null
      : `/api/cases${query({
          filter: JSON.stringify({ id: asked }),
          range: JSON.stringify([0, most - 1]),
        })}`,
  );
  const names = new Map(
    rows.data?.rows.map(({ caseId, offender, reference, courtCaseNumber }) => [
      caseId as string,
      [offender.name, reference ?? courtCaseNumber ?? caseId.slice(0, 8)].join(' '),
    ]),
  );
  return (id) => names.get(id) ?? id.slice(0, 8);
}
