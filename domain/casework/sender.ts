import type { AgencyKind } from './agencies.ts';
import type { CommandName } from './events.ts';
import { steps } from './steps/index.ts';

/** Which kind of agency sends a command; what any party may send is taken as the prison's. */
export function senderOf(name: CommandName): AgencyKind {
  if (name === 'openCase') return 'prison';
  const { agency } = steps[name];
  return agency === 'party' ? 'prison' : agency;
}
