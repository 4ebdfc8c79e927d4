import type { AppendRequest, EventText } from '../append-text.ts';

/**
 * Requests on their way to the writer's thread: one flat list. An object is copied between threads with the
 * name of each of its fields, which costs more than the texts.
 */
export type PackedRequests = readonly (string | number | null)[];

export function packRequests(requests: readonly AppendRequest[]): PackedRequests {
  const cells: (string | number | null)[] = [];
  for (const { stream, expected, unless, events } of requests) {
    cells.push(stream, expected, unless?.type ?? null, unless?.after ?? null, events.length);
    for (const { id, type, data, metadata } of events) cells.push(id, type, data, metadata);
  }
  return cells;
}

export function unpackRequests(cells: PackedRequests): AppendRequest[] {
  const requests: AppendRequest[] = [];
  let at = 0;
  const next = <Cell>(): Cell => cells[at++] as Cell;
  while (at < cells.length) {
    const stream = next<string>();
    const expected = next<AppendRequest['expected']>();
    const type = next<string | null>();
    const after = next<number | null>();
    const events = Array.from({ length: next<number>() }, (): EventText => ({
      id: next(),
      type: next(),
      data: next(),
      metadata: next(),
    }));
    const unless = type === null || after === null ? null : { type, after };
    requests.push({ stream, expected, unless, events });
  }
  return requests;
}
