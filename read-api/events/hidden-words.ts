import {
  allHiddenWords,
  hiddenWordsIn,
  masked,
  noWords,
  type HiddenWords,
} from '#domain/access/masking.ts';
import type { Marks } from '#domain/access/marks.ts';
import { criminalPrefix } from '#domain/criminal/events.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { warningPrefix } from '#domain/supervision/warning-events.ts';
import { UnreadableEvent, type EventStore, type RecordedEvent } from '#event-store/port.ts';
import { marksOfEvent } from '#migrations/event-schemas.ts';

type Store = Pick<EventStore, 'readStream'>;

/** What is to be hidden in texts about a case: the names and numbers in the marked fields of its events. */
export const hiddenWordsOfEvents = (events: readonly RecordedEvent[]): HiddenWords =>
  allHiddenWords(...events.map(({ type, data }) => hiddenWordsIn(data, marksOfEvent(type))));

/** The words of a case as far as its events were read. */
interface KnownWords {
  readonly next: number;
  readonly words: HiddenWords;
}

/** So many cases are kept at hand; then it begins anew. */
const mostKept = 5000;

/** For the stream of a case what its events say until now; of those read before only the later ones are read. */
export function openHiddenWords(store: Store): (stream: string) => Promise<HiddenWords> {
  const known = new Map<string, KnownWords>();
  return async (stream) => {
    const before = known.get(stream) ?? { next: 0, words: noWords };
    const later = await readable(store.readStream(stream, { from: before.next }));
    if (later.length === 0) return before.words;
    const words = allHiddenWords(before.words, hiddenWordsOfEvents(later));
    if (known.size >= mostKept) known.clear();
    known.set(stream, { next: later.at(-1)!.revision + 1, words });
    return words;
  };
}

/** The events up to one that cannot be read: what stands behind it is in no view and in no answer. */
async function readable(events: AsyncIterable<RecordedEvent>): Promise<readonly RecordedEvent[]> {
  const read: RecordedEvent[] = [];
  try {
    for await (const event of events) read.push(event);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
  }
  return read;
}

/**
 * Masks events for one answer: names and numbers of the case that an event is about, and those that stand
 * in the event itself, are hidden in its texts. A case's words are read once for all its events.
 */
export function eventMasking(wordsOfCase: (stream: string) => Promise<HiddenWords>) {
  const asked = new Map<string, Promise<HiddenWords>>();
  const wordsAbout = ({ stream, data }: Pick<RecordedEvent, 'stream' | 'data'>) => {
    const { caseId } = data;
    // A warning is about a case of either kind, and says its id alone.
    if (stream.startsWith(warningPrefix)) return bothWords(String(caseId));
    const isCriminal = stream.startsWith(criminalPrefix);
    const of = typeof caseId === 'string' && !isCriminal ? `case-${caseId}` : stream;
    if (!isCriminal && !of.startsWith('case-')) return Promise.resolve(noWords);
    return once(of);
  };
  const once = (of: string): Promise<HiddenWords> => {
    const words = asked.get(of) ?? wordsOfCase(of);
    if (asked.size >= mostKept) asked.clear();
    asked.set(of, words);
    return words;
  };
  const bothWords = async (id: string): Promise<HiddenWords> =>
    allHiddenWords(await once(`case-${id}`), await once(`${criminalPrefix}${id}`));
  return async ({ type, stream, data }: Pick<RecordedEvent, 'type' | 'stream' | 'data'>) =>
    maskedData(type, data, await wordsAbout({ stream, data }));
}

/** The data of an event with names and numbers masked, `words` and those in itself hidden in its texts. */
export function maskedData(type: string, data: JsonObject, words: HiddenWords): JsonObject {
  const marks = marksOfEvent(type);
  const own = hiddenWordsIn(data, marks);
  return masked(data, marks, own.length === 0 ? words : allHiddenWords(words, own));
}

/** The stream of the case that a line is of. */
const streamOf = ({ caseId, measure }: JsonObject & { readonly caseId: string }): string =>
  `${measure === 'criminal' ? criminalPrefix : 'case-'}${caseId}`;

/** The lines of a list, each of a case, as somebody sees them to whom names and numbers are masked. */
export function openMaskedLines(store: Store, marks: Marks) {
  const wordsOf = openHiddenWords(store);
  return <Line extends JsonObject & { readonly caseId: string }>(
    lines: readonly Line[],
  ): Promise<readonly Line[]> =>
    Promise.all(lines.map(async (line) => masked(line, marks, await wordsOf(streamOf(line)))));
}
