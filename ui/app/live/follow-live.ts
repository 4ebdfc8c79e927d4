import { followWhileShown } from './follow-while-shown.ts';
import type { Following, LiveWord, PageWord } from './live-word.ts';

/**
 * Hears what happens until it is left, for who is signed in. Over the stream that
 * all pages of this browser share; where a browser has no shared workers, or does not start this one,
 * over an own one while the page is shown.
 */
export function followLive(listener: string, hear: (word: LiveWord) => void): Following {
  const worker = startWorker();
  if (worker === null) return followWhileShown(hear);
  const { port } = worker;
  let own: Following | null = null;
  let left = false;
  // A file that is gone after an update, or a policy of the house: the page must not be deaf.
  worker.onerror = () => {
    if (!left) own ??= followWhileShown(hear);
  };
  port.onmessage = ({ data }: MessageEvent<LiveWord>) => {
    if (!left) hear(data);
  };
  const say = (word: PageWord): void => port.postMessage(word);
  const leave = (): void => say({ kind: 'leave' });
  // A page that the browser takes out of its memory again has missed what happened.
  const joinAgain = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    say({ kind: 'join', listener });
    hear({ kind: 'gap' });
  };
  addEventListener('pagehide', leave);
  addEventListener('pageshow', joinAgain);
  say({ kind: 'join', listener });
  return {
    leave() {
      left = true;
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', joinAgain);
      leave();
      own?.leave();
    },
    hurry() {
      say({ kind: 'hurry' });
      own?.hurry();
    },
  };
}

/** Null where there are no shared workers (Chrome on Android), or none may be started. */
function startWorker(): SharedWorker | null {
  if (typeof SharedWorker === 'undefined') return null;
  try {
    return new SharedWorker(new URL('./live.shared-worker.ts', import.meta.url), {
      type: 'module',
      name: 'andu-live',
    });
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
