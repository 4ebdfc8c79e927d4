import { hiddenWordsOf, masked, type HiddenWords } from '#domain/access/masking.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { remembering } from './remembering.ts';

const nothing: HiddenWords = new Map();

/** For any event the name and number that are hidden in its texts: those of the case it is about. */
export function openHiddenWords(store: Pick<EventStore, 'readStream'>) {
  const wordsOfStream = remembering(async (stream): Promise<HiddenWords> => {
    for await (const { data } of store.readStream(stream, { limit: 1 })) {
      const { offender } = data as { offender?: Parameters<typeof hiddenWordsOf>[0] };
      if (offender !== undefined) return hiddenWordsOf(offender);
    }
    return nothing;
  });

  return async ({ stream, data }: Pick<RecordedEvent, 'stream' | 'data'>): Promise<HiddenWords> => {
    const { caseId } = data;
    const of = typeof caseId === 'string' ? `case-${caseId}` : stream;
    return of.startsWith('case-') ? wordsOfStream(of) : nothing;
  };
}

/**
 * The lines of a list, each of a case, for somebody who sees names and numbers masked: also the number, that
 * no line has in a field of its own, where somebody wrote it into a reference.
 */
export function openMaskedLines(store: Pick<EventStore, 'readStream'>) {
  const wordsOf = openHiddenWords(store);
  return <Line extends JsonObject & { readonly caseId: string }>(
    lines: readonly Line[],
  ): Promise<readonly Line[]> =>
    Promise.all(
      lines.map(async (line) =>
        masked(line, await wordsOf({ stream: `case-${line.caseId}`, data: {} })),
      ),
    );
}
