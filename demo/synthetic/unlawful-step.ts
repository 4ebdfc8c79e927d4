import type { CaseState } from '#domain/casework/case-state.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import { addDays } from '#domain/kernel/legal-date.ts';
import type { Chance } from './random.ts';

/** A mistake, and the agency that makes it when it is not the one whose step it is. */
export interface Mistake {
  readonly command: CaseCommand;
  readonly agency?: AgencyId;
}

/** What an agency might wrongly send instead of its lawful next step; the law says why not. */
export function mistakeBefore(next: CaseCommand, state: CaseState, chance: Chance): Mistake | null {
  const own = ofStep(next, state);
  return own !== null && chance.share(0.7) ? own : anyTime(next, state, chance);
}

function ofStep(next: CaseCommand, state: CaseState): Mistake | null {
  switch (next.kind) {
    case 'recordCommitteeReview':
      return { command: { kind: next.kind, data: { ...next.data, members: 7 } } };
    case 'endPrisonNotice':
      return tooEarly(next, state.prisonNotice?.postedOn ?? null);
    case 'endCourtNotice':
      return tooEarly(next, state.courtNotice?.postedOn ?? null);
    case 'decideProposal':
      return tooMuch(next);
    case 'submitProposal': {
      const materials = next.data.materials.slice(1);
      return { command: { kind: next.kind, data: { ...next.data, materials } } };
    }
    case 'recordTrial':
      return { command: { kind: next.kind, data: { ...next.data, procurators: 1 } } };
    case 'makeRuling':
      return {
        command: { kind: next.kind, data: { ...next.data, outcome: 'refuse', reasons: null } },
      };
    case 'serveRuling':
      return { command: { kind: next.kind, data: { ...next.data, offender: null } } };
    default:
      return null;
  }
}

/** The notice is ended on the day after it was posted. */
function tooEarly(
  next: Extract<CaseCommand, { kind: 'endPrisonNotice' | 'endCourtNotice' }>,
  postedOn: CaseState['lastOn'],
): Mistake | null {
  if (postedOn === null) return null;
  const data = { ...next.data, on: addDays(postedOn, 1) };
  return { command: { kind: next.kind, data } as CaseCommand };
}

/** More than any one ruling may take off. */
function tooMuch(next: Extract<CaseCommand, { kind: 'decideProposal' }>): Mistake | null {
  const { proposal } = next.data;
  if (proposal?.reductionMonths == null) return null;
  return {
    command: {
      kind: next.kind,
      data: { ...next.data, proposal: { ...proposal, reductionMonths: 30 } },
    },
  };
}

/** A step out of its order, in the future, or by an agency whose step it is not. */
function anyTime(next: CaseCommand, state: CaseState, chance: Chance): Mistake {
  const on = state.lastOn;
  return chance.pick<() => Mistake>([
    () => ({ command: { kind: 'executeRuling', data: { on, certificateNumber: null } } }),
    () => ({
      command: { kind: 'acceptCase', data: { on, courtCaseNumber: '（2026）沪合成刑更0号' } },
    }),
    () => ({ command: next, agency: state.agencies.justiceBureau }),
    () => ({
      command: {
        kind: next.kind,
        data: { ...next.data, on: addDays(on!, 4_000) },
      } as unknown as CaseCommand,
    }),
  ])();
}
