import type { Principal } from '#domain/access/principal.ts';
import { accepted, refused, type Decider, type Decision } from '#domain/kernel/decider.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { dutyKey, takeDuty, type Duty, type DutyEvent, type Roster } from './duty.ts';

/** Of whom and when the roster speaks. */
export interface DutyPlace {
  readonly agency: string;
  readonly date: LegalDate;
}

export type DutyCommand =
  | { readonly kind: 'enterDuty'; readonly data: Duty }
  | { readonly kind: 'removeDuty'; readonly data: DutyPlace };

/** What a decision needs to know beside the roster. */
export interface DutyContext {
  readonly by: Pick<Principal, 'role' | 'agency'>;
  /** True for an agency of the directory. */
  readonly isKnown: (agency: string) => boolean;
}

/** An administrator enters for every agency, a decider for the own one; the later entry stands. */
export const dutyDecider: Decider<Roster, DutyCommand, DutyEvent, DutyContext> = {
  initialState: new Map(),
  decide: decideDuty,
  evolve(roster, event) {
    const after = new Map(roster);
    takeDuty(after, event);
    return after;
  },
};

function decideDuty(
  command: DutyCommand,
  roster: Roster,
  { by, isKnown }: DutyContext,
): Decision<DutyEvent> {
  const { agency, date } = command.data;
  if (!isKnown(agency)) return refused('not-found');
  if (by.role !== 'administrator' && by.agency?.id !== agency) return ofOthers();
  if (command.kind === 'enterDuty') return accepted({ type: 'DutyEntered', data: command.data });
  if (!roster.has(dutyKey(agency, date))) return refused('not-found');
  return accepted({ type: 'DutyRemoved', data: { agency, date } });
}

const ofOthers = (): Decision<never> =>
  refused('forbidden', {
    rule: 'ACCESS',
    article: null,
    text: { zh: '只能登记本单位的值班', en: "Only the duty of one's own agency can be entered" },
  });
