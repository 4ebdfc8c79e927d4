import type { EventStore, RecordedEvent } from './port.ts';

/**
 * What the few events of some streams give, kept in memory: every call reads what has come
 * since the one before, so that what was appended before the call is in the answer.
 */
export function streamMemory<State>(
  store: Pick<EventStore, 'readAll'>,
  streamPrefix: string,
  state: State,
  /** Takes one event in; may change `state` in place. */
  take: (state: State, event: RecordedEvent) => void,
): () => Promise<State> {
  let seen = 0;
  let reading = Promise.resolve();
  const readOn = async (): Promise<void> => {
    const filter = { streamPrefixes: [streamPrefix] };
    for await (const event of store.readAll({ after: seen, filter })) {
      take(state, event);
      seen = event.position;
    }
  };
  return async () => {
    // One after the other, also after one that failed: no event is taken twice.
    reading = reading.catch(() => undefined).then(readOn);
    await reading;
    return state;
  };
}
