import type { Period } from '../period.ts';
import { rule, type ClockId, type RuleId } from '../rules/index.ts';

/**
 * How the last day is treated when it is no working day.
 *
 * - `ordinary`: the first working day after it (刑诉法 art.105(4));
 * - `custody`: never moved, because a person is held meanwhile (the same, second half);
 * - `whileServing`: not moved either, but whether the prohibition reaches a sentence being served
 *   is arguable, so a person is told when it matters.
 */
export type Counting = 'ordinary' | 'custody' | 'whileServing';

/** How long, in which direction, and whether a longer time may be granted. */
export type TimeLimit =
  | {
      /** To be done at the latest on the last day. */
      readonly kind: 'within';
      readonly period: Period;
      /** The whole period after it was lengthened; null when it cannot be. */
      readonly extended: Period | null;
    }
  | { readonly kind: 'withinWorkingDays'; readonly days: number }
  /** Must last as long; complete at the end of the last day. */
  | { readonly kind: 'lasting'; readonly period: Period }
  | { readonly kind: 'lastingWorkingDays'; readonly days: number }
  /** To be done at the latest so long before the day. */
  | { readonly kind: 'before'; readonly period: Period }
  /** Post-arrest custody, by 高检发侦监字〔2016〕9号 art.16. */
  | { readonly kind: 'detention'; readonly months: number };

/** The time limits outside the ten warnings, and how their last day is treated. */
const otherCounting = {
  'SPC2024-005-D': 'ordinary',
  'SPC2024-013-2': 'ordinary',
  'SPC2014-001-1': 'whileServing',
  'SPC2014-001-2': 'whileServing',
  'SPC2014-001-3': 'whileServing',
  'SPC2014-001-4': 'whileServing',
  'SPC2014-002-D': 'ordinary',
  'SPC2014-003-1': 'ordinary',
  'SPC2014-003-3': 'ordinary',
  'SPC2014-009': 'ordinary',
  'SPC2014-018': 'ordinary',
  'SPC2014-020': 'whileServing',
  'INT2021-534-2': 'ordinary',
  'INT2021-537': 'ordinary',
  'INT2021-539': 'ordinary',
  'MOJ130-011': 'ordinary',
  'MOJ38-BUREAU': 'ordinary',
  'PL2026-031': 'ordinary',
  'PL2026-050-1': 'ordinary',
  'PL2026-051': 'whileServing',
  'PL2026-053': 'whileServing',
  'PL2026-054': 'custody',
  'PL2012-030': 'whileServing',
  'PL2012-032': 'whileServing',
  'DET2013-033': 'ordinary',
  'DET2013-037': 'ordinary',
  'CCR-042': 'ordinary',
  'CCR-014': 'ordinary',
  'SPP2014-010': 'ordinary',
  'SPP2014-020': 'ordinary',
  'SPPR-635': 'ordinary',
  'SPPR-639': 'ordinary',
  'REC2014-002': 'ordinary',
  'CPL-274': 'ordinary',
} as const satisfies Partial<Record<RuleId, Counting>>;

/** Every rule that sets a time limit; `DL-A5` and `DL-F2` set none in days, see {@link timeLimit}. */
export type DeadlineRuleId = Exclude<ClockId, 'DL-A5' | 'DL-F2'> | keyof typeof otherCounting;

/**
 * Parts of the rules that hold several time limits in one article. The first part is taken when
 * none is named.
 */
export const parts = {
  'CPL-274': ['procuratorate', 'court'],
  'PL2026-031': ['court', 'publicSecurity'],
  'DL-A6': ['ordinary', 'special', 'itinerant'],
  'DL-G2': ['ordinary', 'latest', 'simplified', 'fastTrack'],
  'DL-J7': ['ruling', 'arrestCustody'],
  'CCR-014': ['ordinary', 'fastTrack'],
  'DL-D3': ['detained', 'notDetained'],
  'DL-I3': ['since2026', 'until2026'],
} as const satisfies Partial<Record<DeadlineRuleId, readonly string[]>>;

export type PartOf<Id extends DeadlineRuleId> = Id extends keyof typeof parts
  ? (typeof parts)[Id][number]
  : never;

/**
 * The counting of a rule or of a part of it. `inCustody` decides where the text leaves it to the
 * facts, because the limit runs for the held and for the free: true forbids any move of the last
 * day, false allows it; unknown takes what the rule is marked with.
 */
export function countingOf(
  id: DeadlineRuleId,
  part: string | undefined,
  inCustody: boolean | undefined,
): Counting {
  if (id === 'CPL-274' && part === 'court') return 'whileServing';
  if (id === 'PL2026-031' && part === 'publicSecurity') return 'custody';
  if (id === 'DL-D3' && part === 'notDetained') return 'ordinary';
  if (inCustody !== undefined && runsForHeldAndFree.has(id))
    return inCustody ? 'custody' : 'ordinary';
  return isOther(id) ? otherCounting[id] : rule(id).clock.counting;
}

/** 补充侦查, 审查起诉, 受理审查, 一审, 撤销缓刑、假释: with the person held, or on bail. */
const runsForHeldAndFree: ReadonlySet<RuleId> = new Set([
  'DL-C1',
  'DL-C2',
  'DL-E1',
  'DL-E2',
  'DL-G1',
  'DL-G2',
  'DL-J7',
  'PL2026-054',
]);

const isOther = (id: DeadlineRuleId): id is keyof typeof otherCounting => id in otherCounting;

/** Days of a `lasting` notice and of a period that the facts choose, all from the rules' data. */
export function timeLimit(id: DeadlineRuleId, part?: string): TimeLimit {
  if (part !== undefined && !(parts as Record<string, readonly string[]>)[id]?.includes(part))
    throw new RangeError(`rule ${id} has no part ${part}`);
  switch (id) {
    case 'DL-A1':
    case 'DL-A2':
    case 'DL-A3':
    case 'DL-A4':
      return { kind: 'detention', months: rule(id).limit.period.months };
    case 'CPL-274':
    case 'PL2026-031': {
      const rows = rule(id).limit.table;
      return within(rows[part === undefined || part === rows[0].actor ? 0 : 1].period);
    }
    case 'DL-A6': {
      const rows = rule(id).limit.table;
      const index = part === 'itinerant' ? 2 : part === 'special' ? 1 : 0;
      return within({ days: rows[index].days }, index === 0 ? { days: rows[1].days } : null);
    }
    case 'DL-D3':
      return part === 'notDetained' ? timeLimit('DL-D2') : ofLimit(id);
    case 'DL-I3':
      // 监狱法(2012)第二十条: five days, not working days, until 2026-10-31.
      return part === 'until2026' ? within({ days: rule(id).limit.workingDays }) : ofLimit(id);
    case 'DL-G2':
      return firstInstance(part);
    case 'DL-J7':
      return part === 'arrestCustody'
        ? within({ days: rule(id).limit.arrestCustodyDays })
        : ofLimit(id);
    case 'CCR-014':
      return part === 'fastTrack'
        ? { kind: 'withinWorkingDays', days: rule(id).limit.alt.fastTrack }
        : ofLimit(id);
    default:
      return ofLimit(id);
  }
}

const within = (period: Period, extended: Period | null = null): TimeLimit => ({
  kind: 'within',
  period,
  extended,
});

/** 刑诉法 arts.208, 220 and 225: ordinary, simplified and fast-track trial. */
function firstInstance(part: string | undefined): TimeLimit {
  if (part === 'simplified') return within({ days: 20 }, { months: 1, days: 15 });
  if (part === 'fastTrack') return within({ days: 10 }, { days: 15 });
  const { period, latest, extension } = rule('DL-G2').limit;
  if (part === 'latest') return within(latest);
  return within(period, { months: latest.months + extension.period.months });
}

function ofLimit(id: DeadlineRuleId): TimeLimit {
  const { limit } = rule(id as RuleId) as { limit: Record<string, unknown> };
  const { op, workingDays } = limit as { op: string; workingDays?: number };
  const period = limit['period'] as Period;
  if (workingDays !== undefined)
    return { kind: op === '>=' ? 'lastingWorkingDays' : 'withinWorkingDays', days: workingDays };
  if (op === '>=') return { kind: 'lasting', period };
  if (op === 'before>=') return { kind: 'before', period };
  const extension = limit['extension'] as { period: Period } | null | undefined;
  const extendedTo = limit['extendedTo'] as Period | undefined;
  return within(period, extendedTo ?? (extension ? sum(period, extension.period) : null));
}

/** Both periods counted from one day: an extension continues the period, it starts no new one. */
export const sum = (a: Period, b: Period): Period => ({
  years: (a.years ?? 0) + (b.years ?? 0),
  months: (a.months ?? 0) + (b.months ?? 0),
  days: (a.days ?? 0) + (b.days ?? 0),
});
