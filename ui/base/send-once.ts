import { write, type ApiAnswer } from './api.ts';
import { randomUuid } from './random-uuid.ts';

/** Sends what a form says. Throws as {@link write}. */
export type Send = <Body>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<ApiAnswer<Body>>;

/**
 * Sends each filling of a form as one act: until it was answered, the same content goes under the same
 * `Idempotency-Key`, so that a double click, or another attempt after an answer that was lost, writes once.
 * Other content, and the same again after its answer, is another act.
 */
export function sendOnce(): Send {
  let unanswered: { readonly content: string; readonly key: string } | null = null;
  return async (method, path, body) => {
    const content = JSON.stringify([method, path, body]);
    if (unanswered?.content !== content) unanswered = { content, key: randomUuid() };
    const sent = unanswered;
    const answer = await write<never>(method, path, body, sent.key);
    if (unanswered === sent) unanswered = null;
    return answer;
  };
}
