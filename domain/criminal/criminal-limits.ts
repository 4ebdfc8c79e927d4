import type { AgencyId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import {
  computeDeadline,
  type ComputedDeadline,
  type DeadlineInput,
} from '#domain/law/deadlines/index.ts';
import { lastDay } from '#domain/law/deadlines/last-day.ts';
import { addPeriod, addPeriodExplained } from '#domain/law/period.ts';
import { citation, rule, type RuleId } from '#domain/law/rules/index.ts';
import type { CriminalAgencyKind } from './agencies.ts';
import type { CriminalState, CustodyExtension, LimitRun } from './criminal-state.ts';
import { custodyAnswer, notCountedFor } from './custody-window.ts';
import { criminalProcess } from './process/index.ts';

/** `suspended`: the clock stands still, there is no last day. `void`: nothing is owed any more. */
export const criminalStandings = ['running', 'suspended', 'met', 'void'] as const;
export type CriminalStanding = (typeof criminalStandings)[number];

/** A statutory time limit of a criminal case, running or over. */
export interface CriminalLimit {
  readonly id: string;
  readonly title: Bilingual;
  /** How often it has begun, from 1. */
  readonly instance: number;
  readonly owner: CriminalAgencyKind;
  /** Null where the case does not have that agency yet. */
  readonly agency: AgencyId | null;
  /** A right that may be left unused: passing the day is no default. */
  readonly optional: boolean;
  readonly rule: string;
  readonly article: Bilingual;
  /** The day that starts the clock; of a limit counted backwards the day it leads to. */
  readonly from: LegalDate;
  /** Null while the clock stands still, and when the calendar does not know the year. */
  readonly due: LegalDate | null;
  readonly dueIfExtended: LegalDate | null;
  /** On another reading of the law an act would be in time until this day. */
  readonly open: { readonly until: LegalDate; readonly reason: Bilingual } | null;
  readonly arithmetic: Bilingual;
  /** What is left to a person. */
  readonly review: readonly Bilingual[];
  readonly doneOn: LegalDate | null;
  readonly standing: CriminalStanding;
}

/** Every time limit that the acts so far have begun, in their order. */
export function criminalLimits(state: CriminalState): readonly CriminalLimit[] {
  const { limits } = criminalProcess(state.processVersion);
  return state.runs.flatMap((run) => {
    const definition = limits.find(({ id }) => id === run.id);
    if (definition === undefined) return [];
    const { title, owner } = definition;
    const named = { title, owner, agency: state.agencies[owner] };
    if (run.id === 'custody') return ofCustody(run, state, named);
    return [{ ...named, ...limitOf(run, state) }];
  });
}

type Named = Pick<CriminalLimit, 'title' | 'owner' | 'agency'>;

const inputOf = (run: LimitRun, state: CriminalState): DeadlineInput =>
  ({
    rule: run.rule,
    ...(run.part === null ? {} : { part: run.part }),
    from: run.from,
    inCustody: run.inCustody,
    extended: run.extended,
    suspended: notCountedFor(run, state.notCounted),
  }) as DeadlineInput;

function limitOf(run: LimitRun, state: CriminalState): Omit<CriminalLimit, keyof Named> {
  const computed =
    run.days === null ? computeDeadline(inputOf(run, state)) : daysGranted(run, run.days);
  const read = readings(run, state, computed);
  return { ...shown(run, computed), ...read, ...endOf(run, computed.status === 'suspended') };
}

const shown = ({ id, instance, rule: of }: LimitRun, computed: ComputedDeadline) => ({
  id,
  instance,
  optional: false,
  rule: of,
  article: computed.article,
  from: computed.from,
  due: computed.due,
  dueIfExtended: computed.dueIfExtended,
  arithmetic: computed.arithmetic,
  review: computed.reviewReasons,
});

const endOf = ({ end }: LimitRun, stands: boolean): Pick<CriminalLimit, 'doneOn' | 'standing'> => ({
  doneOn: end?.kind === 'met' ? end.on : null,
  standing: end?.kind ?? (stands ? 'suspended' : 'running'),
});

/** Fewer days than the article allows were granted: 三日 and what was added, while the person is held. */
function daysGranted(run: LimitRun, days: number): ComputedDeadline {
  const plain = computeDeadline({ rule: 'DL-A6', part: 'ordinary', from: run.from });
  const { date, steps } = addPeriodExplained(run.from, { days });
  const last = lastDay(date, 'custody');
  const join = (language: 'zh' | 'en') =>
    [
      {
        zh: `三日，延长${days - 3}日，共${days}日`,
        en: `three days, lengthened by ${days - 3}: ${days}`,
      },
      ...steps,
      ...(last.note === null ? [] : [last.note]),
    ]
      .map((each) => each[language])
      .join(language === 'zh' ? '；' : '; ');
  return {
    ...plain,
    rawDue: date,
    due: last.date,
    rawDueIfExtended: null,
    dueIfExtended: null,
    arithmetic: { zh: join('zh'), en: join('en') },
    calendar: last.note,
  };
}

/** Where the texts allow of two days: the earlier one is shown as due, the later one as open. */
function readings(
  run: LimitRun,
  state: CriminalState,
  computed: ComputedDeadline,
): Partial<Pick<CriminalLimit, 'due' | 'arithmetic'>> & Pick<CriminalLimit, 'open'> {
  const { due, counting } = computed;
  if (due === null) return { open: null };
  if (run.id === 'firstInstance' && run.part === 'ordinary' && !run.extended) {
    const latest = computeDeadline({ ...inputOf(run, state), part: 'latest' } as DeadlineInput).due;
    return {
      open:
        latest === null
          ? null
          : {
              until: latest,
              reason: {
                zh: `应当在二个月以内宣判，至迟不得超过三个月（${latest}）`,
                en: `pronounced within two months, at the latest within three (${latest})`,
              },
            },
    };
  }
  if (run.id === 'deliveryToPrison') return toPrison(run, due, computed);
  const last = lastDay(due, counting);
  return {
    open:
      last.arguableUntil === null || last.reasons[0] === undefined
        ? null
        : { until: last.arguableUntil, reason: last.reasons[0] },
  };
}

/** 一个月 (监狱法, 公安规定第三百条) and 三十日 (高检规则第六百二十五条): warned of at the earlier. */
function toPrison({ from }: LimitRun, month: LegalDate, { arithmetic }: ComputedDeadline) {
  const days = addPeriod(from, { days: 30 });
  const [first, last] = month < days ? [month, days] : [days, month];
  const reason = {
    zh: `一个月为${month}，三十日为${days}`,
    en: `one month ends on ${month}, thirty days on ${days}`,
  };
  return {
    due: first,
    arithmetic: {
      zh: `${arithmetic.zh}；${reason.zh}，以先到的为准`,
      en: `${arithmetic.en}; ${reason.en}: the earlier counts`,
    },
    open: first === last ? null : { until: last, reason },
  };
}

/** The custody itself, and of each of its stretches the request to lengthen it and the decision on that. */
function ofCustody(run: LimitRun, state: CriminalState, named: Named): readonly CriminalLimit[] {
  const grantedBefore = (index: number): number =>
    run.extensions.slice(0, index).filter(({ granted }) => granted === true).length;
  const granted = grantedBefore(run.extensions.length);
  const answer = custodyAnswer(run, state.notCounted, granted);
  const detention = answer.computed['detention'];
  const stands = detention === undefined;
  const custody: CriminalLimit = {
    ...named,
    ...shown(run, detention ?? computeDeadline(inputOf(run, state))),
    from: run.from,
    due: stands ? null : detention.due,
    arithmetic: stands
      ? inWords(run, state)
      : windowsInWords(answer.windows ?? [], granted, detention),
    open: null,
    ...endOf(run, stands),
  };
  // Each request of a case has a number of its own, also after custody began anew.
  const earlier = state.runs
    .filter(({ id, instance }) => id === 'custody' && instance < run.instance)
    .reduce((sum, { extensions }) => sum + extensions.length, 0);
  const asked = run.extensions.map((extension, index) => ({
    extension,
    granted: grantedBefore(index),
    instance: earlier + index + 1,
  }));
  const mayAsk = run.end === null && granted < 3 && run.extensions.at(-1)?.granted !== null;
  return [
    custody,
    ...asked.flatMap((each) => extensionLimits(run, state, named, each)),
    ...(mayAsk
      ? extensionLimits(run, state, named, {
          extension: null,
          granted,
          instance: earlier + run.extensions.length + 1,
        })
      : []),
  ];
}

const inWords = (run: LimitRun, state: CriminalState): Bilingual =>
  computeDeadline(inputOf(run, state)).arithmetic;

function windowsInWords(
  windows: readonly (readonly [LegalDate, LegalDate])[],
  granted: number,
  { arithmetic }: ComputedDeadline,
): Bilingual {
  const before = windows.slice(0, granted).map(([first, last]) => `${first}—${last}`);
  return before.length === 0
    ? arithmetic
    : {
        zh: `此前${before.join('、')}；${arithmetic.zh}`,
        en: `before it ${before.join(', ')}; ${arithmetic.en}`,
      };
}

interface Asked {
  /** Null: it may be asked for, and was not. */
  readonly extension: CustodyExtension | null;
  readonly granted: number;
  readonly instance: number;
}

/** 高检规则第三百零九条: asked for seven days before the end; 延长规定第十五条: decided before it. */
function extensionLimits(
  run: LimitRun,
  state: CriminalState,
  named: Named,
  { extension, granted, instance }: Asked,
): readonly CriminalLimit[] {
  const end = custodyAnswer(run, state.notCounted, granted).due ?? null;
  if (end === null) return [];
  const request = computeDeadline({ rule: 'DL-F1', from: end });
  const asRequest: CriminalLimit = {
    ...named,
    ...shown({ ...run, id: 'custodyExtensionRequest', instance, rule: 'DL-F1' }, request),
    title: { zh: '提请延长侦查羁押期限', en: 'Request for longer custody' },
    optional: true,
    open: null,
    doneOn: extension?.requestedOn ?? null,
    standing: extension === null ? 'running' : 'met',
  };
  if (extension === null) return [asRequest];
  return [
    asRequest,
    {
      ...asRequest,
      id: 'custodyExtensionDecision',
      title: { zh: '延长侦查羁押期限的决定', en: 'Decision on longer custody' },
      owner: 'procuratorate',
      agency: state.agencies.procuratorate,
      optional: false,
      rule: 'DL-F2',
      article: citation(rule('DL-F2' as RuleId)),
      from: extension.requestedOn,
      due: end,
      arithmetic: {
        zh: `应当在侦查羁押期限届满（${end}）前作出决定`,
        en: `to be decided before custody runs out on ${end}`,
      },
      review: [],
      doneOn: extension.decidedOn,
      standing: extension.decidedOn !== null ? 'met' : run.end === null ? 'running' : 'void',
    },
  ];
}
