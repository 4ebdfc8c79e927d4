import { liveEventTypes } from '#domain/messages/live-event-types.ts';
import type { LiveMessage, LiveWord } from './live-word.ts';

/** After so long without a sign of life the stream is dead, whatever the browser thinks, ms: three are missing. */
const silenceMs = 50_000;
const firstPauseMs = 2_000;
const lastPauseMs = 30_000;

export interface LiveStream {
  close(): void;
  /** Opens it now where it waits to be opened again: the server is known to be there. */
  hurry(): void;
}

/**
 * Listens to `/api/live` and goes on listening: opens the stream again when the browser has given
 * it up, or when it is silent. After every gap it says so.
 */
export function openLiveStream(say: (word: LiveWord) => void): LiveStream {
  let source: EventSource | null = null;
  let pauseMs = firstPauseMs;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let opened = false;
  let over = false;

  const stop = (): void => {
    clearTimeout(again);
    clearTimeout(silence);
    source?.close();
    source = null;
  };
  const later = (): void => {
    stop();
    say({ kind: 'connected', connected: false });
    again = setTimeout(open, pauseMs);
    pauseMs = Math.min(lastPauseMs, pauseMs * 2);
  };
  const alive = (): void => {
    clearTimeout(silence);
    silence = setTimeout(later, silenceMs);
  };

  function open(): void {
    const stream = new EventSource('/api/live');
    source = stream;
    alive();
    stream.addEventListener('open', () => {
      pauseMs = firstPauseMs;
      say({ kind: 'connected', connected: true });
      if (opened) say({ kind: 'gap' });
      opened = true;
    });
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) later();
      else say({ kind: 'connected', connected: false });
    });
    stream.addEventListener('alive', alive);
    stream.addEventListener('reset', () => say({ kind: 'gap' }));
    stream.addEventListener('ended', () => {
      over = true;
      stop();
      say({ kind: 'connected', connected: false });
      say({ kind: 'ended' });
    });
    // Each type of event is a type of message.
    for (const type of liveEventTypes) {
      stream.addEventListener(type, (event: MessageEvent<string>) => {
        alive();
        say({ kind: 'message', message: JSON.parse(event.data) as LiveMessage });
      });
    }
  }

  open();
  return {
    close() {
      over = true;
      stop();
    },
    hurry() {
      if (over || source?.readyState === EventSource.OPEN) return;
      stop();
      pauseMs = firstPauseMs;
      open();
    },
  };
}
