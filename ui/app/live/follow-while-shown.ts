import { openLiveStream, type LiveStream } from './live-stream.ts';
import type { Following, LiveWord } from './live-word.ts';

/**
 * Hears what happens over a stream of its own until it is left. A page that nobody
 * sees holds none, so that many of them leave a browser its connections; shown again, it says that
 * something may have been missed.
 */
export function followWhileShown(hear: (word: LiveWord) => void): Following {
  let stream: LiveStream | null = null;
  let wasHidden = false;

  function follow(): void {
    if (document.visibilityState === 'hidden') {
      stream?.close();
      stream = null;
      wasHidden = true;
      return;
    }
    if (stream !== null) return;
    stream = openLiveStream(hear);
    if (wasHidden) hear({ kind: 'gap' });
  }

  document.addEventListener('visibilitychange', follow);
  follow();
  return {
    leave() {
      document.removeEventListener('visibilitychange', follow);
      stream?.close();
    },
    hurry: () => stream?.hurry(),
  };
}
