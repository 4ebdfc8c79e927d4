import { criminalPrefix } from '#domain/criminal/prefix.ts';
import type { RecordedEvent } from '#event-store/port.ts';

/**
 * Messages of a stream of server-sent events (WHATWG HTML, 9.2). Each carries the position from
 * which the stream is taken up again; a browser sends the last one it has heard.
 */

/** Of either kind of case; none where a stream is of no case. */
function caseIdOf(stream: string): string {
  const prefix = ['case-', criminalPrefix].find((each) => stream.startsWith(each));
  return prefix === undefined ? '' : stream.slice(prefix.length);
}

/** Case, type and position and nothing else: what it means is asked for by a call of its own. */
export const eventMessage = ({ position, type, stream, revision }: RecordedEvent): string =>
  `id: ${position}\nevent: ${type}\ndata: ${JSON.stringify({
    caseId: caseIdOf(stream),
    type,
    revision: String(revision),
    position: String(position),
  })}\n\n`;

/** Nothing happened, and the stream is alive: the first message, and one every few seconds. */
export const aliveMessage = (position: number): string =>
  `id: ${position}\nevent: alive\ndata: {}\n\n`;

/** What was missed cannot be told: what is shown has to be read again. */
export const resetMessage = (position: number): string =>
  `id: ${position}\nevent: reset\ndata: {}\n\n`;

/** The session, the token or the system with which the stream was asked for has ended. */
export const endedMessage = 'event: ended\ndata: {}\n\n';
