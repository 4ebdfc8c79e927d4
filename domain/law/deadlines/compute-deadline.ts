import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { cardinal } from '../numeral.ts';
import { addPeriodExplained, subtractPeriod, type Period } from '../period.ts';
import { citation, inForce, rule } from '../rules/index.ts';
import { prisonLaw2012 } from '../rules/instruments.ts';
import { custodyWindow } from './detention.ts';
import { lastDay } from './last-day.ts';
import { suspend, type Suspension } from './suspension.ts';
import { joined, unknownYearReason } from './texts.ts';
import {
  countingOf,
  timeLimit,
  type Counting,
  type DeadlineRuleId,
  type PartOf,
} from './time-limit.ts';

/** What a time limit is calculated from. */
export interface DeadlineInput<Id extends DeadlineRuleId = DeadlineRuleId> {
  readonly rule: Id;
  /** Which of several limits in one article; the first when left out. */
  readonly part?: PartOf<Id>;
  /** Day of the event that starts the clock; for a limit counted backwards, the day it leads to. */
  readonly from: LegalDate;
  /** Whether the person is held, where the limit runs for both. */
  readonly inCustody?: boolean;
  /** The extension that the article allows has been granted. */
  readonly extended?: boolean;
  readonly suspended?: readonly Suspension[];
  /** The clock began anew on this day (补充侦查完毕移送, 改变管辖, 发现另有重要罪行). */
  readonly restarted?: LegalDate;
  /** Day on which the act was done. */
  readonly done?: LegalDate;
  /** The day on which the question is asked; without it an act not done has no status. */
  readonly asOf?: LegalDate;
}

/** `review`: a person decides, because the law or the calendar leaves the day open. */
export type DeadlineStatus =
  'onTime' | 'overdue' | 'upcoming' | 'violation' | 'suspended' | 'review';

/** A time limit, calculated. */
export interface ComputedDeadline {
  readonly rule: DeadlineRuleId;
  readonly article: Bilingual;
  /** The day from which it was counted, which itself does not count. */
  readonly from: LegalDate;
  readonly counting: Counting;
  /** Last day before the calendar is looked at; null while the clock stands still. */
  readonly rawDue: LegalDate | null;
  /**
   * Last day to act on; for a notice, its last day; for a limit counted backwards, the latest day.
   * Null while the clock stands still or when working days run into a year that is not known.
   */
  readonly due: LegalDate | null;
  /** Both for the longest period that the article allows; null when it allows none. */
  readonly rawDueIfExtended: LegalDate | null;
  readonly dueIfExtended: LegalDate | null;
  readonly status: DeadlineStatus | null;
  readonly arithmetic: Bilingual;
  /** What the calendar did to the last day. */
  readonly calendar: Bilingual | null;
  readonly reviewReasons: readonly Bilingual[];
}

interface Reckoned {
  readonly raw: LegalDate | null;
  readonly due: LegalDate | null;
  readonly steps: readonly Bilingual[];
  readonly calendar: Bilingual | null;
  readonly reasons: readonly Bilingual[];
  readonly standing: boolean;
  readonly arguableUntil: LegalDate | null;
}

/**
 * Calculates the time limit of one rule. The rule is taken as it stands: which of two rules
 * governs on a day (2012 or 2026 Prison Law) is chosen by the caller; a rule that was not yet or
 * no longer in force on the day is reported in `reviewReasons`.
 *
 * @throws RangeError for a suspension that ends before it begins, or days outside 1900–2199.
 */
export function computeDeadline<const Id extends DeadlineRuleId>(
  input: DeadlineInput<Id>,
): ComputedDeadline {
  const from = input.restarted ?? input.from;
  const counting = countingOf(input.rule, input.part, input.inCustody);
  const limit = timeLimit(input.rule, input.part);
  const longest = limit.kind === 'within' ? limit.extended : null;
  const reckon = (extended: boolean) => reckoned(input, from, counting, extended);
  const own = reckon(input.extended === true);
  const ifExtended = longest === null ? null : reckon(true);
  const backwards = limit.kind === 'before';
  const steps = input.restarted
    ? [
        {
          zh: `自${input.restarted}起重新计算`,
          en: `counted anew from ${input.restarted}`,
        },
        ...own.steps,
      ]
    : own.steps;
  return {
    rule: input.rule,
    article: articleOf(input),
    from,
    counting,
    rawDue: own.raw,
    due: own.due,
    rawDueIfExtended: ifExtended?.raw ?? null,
    dueIfExtended: ifExtended?.due ?? null,
    status: backwards ? backwardsStatus(own, input) : statusOf(own, input),
    arithmetic: joined(own.calendar ? [...steps, own.calendar] : steps),
    calendar: own.calendar,
    reviewReasons: [
      ...forceReasons(input, from),
      ...own.reasons,
      ...(backwards && input.done !== undefined && input.done === own.due ? [clearDays] : []),
    ],
  };
}

function reckoned(
  input: DeadlineInput,
  from: LegalDate,
  counting: Counting,
  extended: boolean,
): Reckoned {
  const limit = timeLimit(input.rule, input.part);
  switch (limit.kind) {
    case 'within':
      return forwards(input, from, counting, (extended && limit.extended) || limit.period);
    case 'lasting':
      return forwards(input, from, counting, limit.period);
    case 'before':
      return before(from, limit.period);
    case 'withinWorkingDays':
    case 'lastingWorkingDays':
      return workingDays(from, limit.days);
    case 'detention': {
      const window = custodyWindow(addDays(from, 1), limit.months);
      return suspended(input, from, window.last, [window.arithmetic], counting);
    }
  }
}

function forwards(
  input: DeadlineInput,
  from: LegalDate,
  counting: Counting,
  period: Period,
): Reckoned {
  const { date, steps } = addPeriodExplained(from, period);
  return suspended(input, from, date, steps, counting);
}

function suspended(
  input: DeadlineInput,
  from: LegalDate,
  end: LegalDate,
  steps: readonly Bilingual[],
  counting: Counting,
): Reckoned {
  const moved = suspend(from, end, input.suspended ?? []);
  if (moved.kind === 'standing') {
    const step = {
      zh: `自${moved.since}起期限中止，尚无期满日期`,
      en: `suspended since ${moved.since}: there is no last day yet`,
    };
    return {
      raw: null,
      due: null,
      steps: [...steps, step],
      calendar: null,
      reasons: [],
      standing: true,
      arguableUntil: null,
    };
  }
  const last = lastDay(moved.date, counting);
  return {
    raw: last.raw,
    due: last.date,
    steps: [...steps, ...moved.steps],
    calendar: last.note,
    reasons: last.reasons,
    standing: false,
    arguableUntil: last.arguableUntil,
  };
}

/** Backwards a holiday moves nothing: moving the day later would shorten the time that is owed. */
function before(day: LegalDate, period: Period): Reckoned {
  const date = subtractPeriod(day, period);
  const length = period.days ?? 0;
  return {
    raw: date,
    due: date,
    steps: [
      {
        zh: `${day}前推${cardinal(length)}日，至迟为${date}`,
        en: `${length} day(s) before ${day}: at the latest on ${date}`,
      },
    ],
    calendar: null,
    reasons: [],
    standing: false,
    arguableUntil: null,
  };
}

function workingDays(from: LegalDate, days: number): Reckoned {
  const end = addWorkingDays(from, days);
  const unknown = end.kind === 'unknownYear' ? unknownYearReason(end.year) : null;
  const date = end.kind === 'found' ? end.date : null;
  return {
    raw: date,
    due: date,
    steps: [
      {
        zh: `${from}（当日不计）后第${cardinal(days)}个工作日${date === null ? '' : `，为${date}`}`,
        en: `working day ${days} after ${from} (that day not counted)${date === null ? '' : `: ${date}`}`,
      },
    ],
    calendar: unknown,
    reasons: unknown ? [unknown] : [],
    standing: false,
    arguableUntil: null,
  };
}

function statusOf(own: Reckoned, { done, asOf }: DeadlineInput): DeadlineStatus | null {
  const day = done ?? asOf;
  if (own.standing) return 'suspended';
  if (day === undefined) return null;
  if (own.due === null) return 'review';
  if (day <= own.due) return done === undefined ? 'upcoming' : 'onTime';
  return own.arguableUntil !== null && day <= own.arguableUntil ? 'review' : 'overdue';
}

function backwardsStatus(own: Reckoned, { done, asOf }: DeadlineInput): DeadlineStatus | null {
  const latest = own.due!;
  if (done !== undefined)
    return done > latest ? 'violation' : done === latest ? 'review' : 'onTime';
  if (asOf === undefined) return null;
  return asOf > latest ? 'overdue' : 'upcoming';
}

const clearDays: Bilingual = {
  zh: '恰在期限当日送达：“以前”是否须足日，条文未明，由人决定（Q11）',
  en: 'Done exactly on the latest day: the text does not say whether clear days are needed; for a person (Q11)',
};

/** The part of DL-I3 that rests on the Prison Law of 2012 is cited from it. */
const articleOf = ({ rule: id, part }: DeadlineInput): Bilingual =>
  id === 'DL-I3' && part === 'until2026'
    ? citation({ instrument: prisonLaw2012, article: '第二十条' })
    : citation(rule(id));

function forceReasons({ rule: id, part }: DeadlineInput, day: LegalDate): readonly Bilingual[] {
  const { from, to } =
    id === 'DL-I3' && part === 'until2026'
      ? { from: prisonLaw2012.from!, to: addDays(rule(id).from, -1) }
      : rule(id);
  if (inForce({ from, to }, day)) return [];
  return day < from
    ? [
        {
          zh: `该条自${from}起施行，${day}时尚未生效，须由人确认当时的规定`,
          en: `the rule is in force from ${from} and was not on ${day}; a person must confirm the rule of that day`,
        },
      ]
    : [
        {
          zh: `该条至${to}止，${day}时已失效，须由人确认当时的规定`,
          en: `the rule was in force until ${to} and no longer on ${day}; a person must confirm the rule of that day`,
        },
      ];
}
