import { commandName } from '../words/event-names.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';
import { causeName, isRequest } from './stream-names.ts';

/** What an event comes from, with the command that was sent; what came from no request is called by its name. */
export function requestName(causationId: string, command: string | null): Bilingual {
  const cause = causeName(causationId);
  const origin = isRequest(causationId) ? t(`请求 ${cause.zh}`, `request ${cause.en}`) : cause;
  if (command === null) return origin;
  const name = commandName(command);
  return t(`${origin.zh}（${name.zh}）`, `${origin.en} (${name.en})`);
}
