import type { PageWord } from './live-word.ts';
import { sharedStream } from './shared-stream.ts';

/** Runs once for all pages of a browser and holds their stream. */
declare const self: { onconnect: ((event: MessageEvent) => void) | null };

const stream = sharedStream();

self.onconnect = ({ ports: [page] }) => {
  page!.onmessage = ({ data }: MessageEvent<PageWord>) => {
    if (data.kind === 'join') stream.join(page!, data.listener);
    else if (data.kind === 'leave') stream.leave(page!);
    else stream.hurry();
  };
};
