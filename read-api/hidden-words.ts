import { hiddenWordsOf, type HiddenWords } from '#domain/access/masking.ts';
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

  return async ({ stream, data }: RecordedEvent): Promise<HiddenWords> => {
    const { caseId } = data;
    const of = typeof caseId === 'string' ? `case-${caseId}` : stream;
    return of.startsWith('case-') ? wordsOfStream(of) : nothing;
  };
}
