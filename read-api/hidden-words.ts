import { hiddenWordsOf, type HiddenWords } from '#domain/access/masking.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';

/** Words of so many cases are kept at hand. */
const rememberedCases = 5000;
const nothing: HiddenWords = new Map();

/** For any event the name and number that are hidden in its texts: those of the case it is about. */
export function openHiddenWords(store: Pick<EventStore, 'readStream'>) {
  const remembered = new Map<string, HiddenWords>();

  async function wordsOfStream(stream: string): Promise<HiddenWords> {
    for await (const { data } of store.readStream(stream, { limit: 1 })) {
      const { offender } = data as { offender?: Parameters<typeof hiddenWordsOf>[0] };
      if (offender !== undefined) return hiddenWordsOf(offender);
    }
    return nothing;
  }

  return async ({ stream, data }: RecordedEvent): Promise<HiddenWords> => {
    const { caseId } = data;
    const of = typeof caseId === 'string' ? `case-${caseId}` : stream;
    if (!of.startsWith('case-')) return nothing;
    const known = remembered.get(of);
    if (known !== undefined) return known;
    const words = await wordsOfStream(of);
    if (remembered.size >= rememberedCases) remembered.clear();
    remembered.set(of, words);
    return words;
  };
}
