import type { Directory } from '#domain/directory/directory.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { isLegalDate } from '#domain/kernel/legal-date.ts';
import type { CommandPorts } from '../ports.ts';

/** The directory by which an opening is judged: of its day, or of today where the source tells no day. */
export function directoryOfOpening(
  { directoryAt, clock }: Pick<CommandPorts, 'directoryAt' | 'clock'>,
  { on }: JsonObject,
): Directory {
  return directoryAt(isLegalDate(on) ? on : clock.today());
}
