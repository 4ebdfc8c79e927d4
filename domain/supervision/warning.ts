import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { WarningEvent } from './warning-events.ts';
import type { WarningLevel } from './warning-level.ts';
import type { WatchedAgencyKind } from './watched-agencies.ts';

/** How far supervisor and agency have come with a warning. */
export const warningStates = [
  'raised',
  'notified',
  'acknowledged',
  'explained',
  'refused',
  'accepted',
  'closed',
  'reopened',
  'withdrawn',
] as const;
export type WarningState = (typeof warningStates)[number];

export const warningStateNames: Readonly<Record<WarningState, Bilingual>> = {
  raised: { zh: '已预警', en: 'Raised' },
  notified: { zh: '已督办', en: 'Sent to the agency' },
  acknowledged: { zh: '已签收', en: 'Acknowledged' },
  explained: { zh: '已说明', en: 'Explained' },
  refused: { zh: '说明不予认可', en: 'Explanation refused' },
  accepted: { zh: '说明已认可', en: 'Explanation accepted' },
  closed: { zh: '已办结', en: 'Closed' },
  reopened: { zh: '已重启', en: 'Reopened' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

/** A person of supervision. */
export interface Supervisor {
  /** The account. */
  readonly id: string;
  readonly name: string;
}

/** A warning as its events tell it; plain JSON. */
export interface Warning {
  readonly caseId: string;
  readonly limit: string;
  readonly instance: number;
  readonly agencyKind: WatchedAgencyKind;
  readonly agency: string;
  readonly level: WarningLevel;
  readonly from: LegalDate;
  readonly due: LegalDate;
  readonly rule: string;
  readonly article: Bilingual;
  readonly arithmetic: Bilingual;
  readonly state: WarningState;
  /** The act was done; null while it is owed. */
  readonly resolved: { readonly doneOn: LegalDate | null; readonly late: boolean } | null;
  /** Until when the agency has to explain itself; null when nothing was asked of it, or it did. */
  readonly answerBy: LegalDate | null;
  /** That day passed without an explanation. */
  readonly escalated: boolean;
  /** Who looks after it; null before somebody does. */
  readonly supervisor: Supervisor | null;
  readonly raisedOn: LegalDate;
  /** The day on which its facts were reckoned last: no earlier day says anything of it. */
  readonly reckonedOn: LegalDate;
}

/** Who did what an event tells. */
export interface EventActor {
  readonly id: string;
}

/** The warning after one more event of its stream. Throws for an event before it was raised. */
export function evolveWarning(
  warning: Warning | null,
  event: WarningEvent,
  actor: EventActor,
): Warning {
  if (event.type === 'WarningRaised') return raised(event.data);
  if (warning === null) throw new Error(`${event.type} stands before the warning`);
  const { type, data } = event;
  switch (type) {
    case 'WarningAdvanced':
      return { ...warning, level: data.level, reckonedOn: data.on as LegalDate };
    case 'WarningMoved':
      return { ...warning, ...factsOf(data), level: data.level };
    case 'WarningRevived':
      return {
        ...warning,
        ...factsOf(data),
        level: data.level,
        resolved: null,
        ...(isAnswered(warning) ? { state: 'reopened', answerBy: null, escalated: false } : {}),
      };
    case 'WarningWithdrawn':
      return {
        ...warning,
        state: 'withdrawn',
        answerBy: null,
        escalated: false,
        reckonedOn: data.on as LegalDate,
      };
    case 'WarningResolved':
      return {
        ...warning,
        resolved: { doneOn: data.doneOn as LegalDate | null, late: data.late },
        reckonedOn: data.on as LegalDate,
      };
    case 'WarningEscalated':
      return { ...warning, escalated: true, reckonedOn: data.on as LegalDate };
    default:
      return afterAct(warning, event, actor);
  }
}

/** What comes true again after this has to be asked of the agency anew. */
const isAnswered = ({ state }: Warning): boolean =>
  state === 'closed' || state === 'withdrawn' || state === 'accepted';

type ActOfPerson = Extract<WarningEvent, { readonly data: { readonly person: unknown } }>;

function afterAct(warning: Warning, event: WarningEvent, { id }: EventActor): Warning {
  const { type, data } = event as ActOfPerson;
  switch (type) {
    case 'WarningSent':
      return {
        ...warning,
        state: 'notified',
        answerBy: data.answerBy as LegalDate,
        escalated: false,
        supervisor: { id, name: data.person.name },
      };
    case 'WarningAcknowledged':
      return { ...warning, state: 'acknowledged' };
    case 'WarningExplained':
      return { ...warning, state: 'explained', answerBy: null, escalated: false };
    case 'ExplanationAccepted':
      return { ...warning, state: 'accepted' };
    case 'ExplanationRefused':
      return { ...warning, state: 'refused', answerBy: data.answerBy as LegalDate };
    case 'WarningClosed':
      return { ...warning, state: 'closed', answerBy: null, escalated: false };
    case 'WarningReopened':
      return { ...warning, state: 'reopened' };
    case 'WarningHandedOver':
      return { ...warning, supervisor: data.to };
  }
}

type Raised = Extract<WarningEvent, { readonly type: 'WarningRaised' }>['data'];

const raised = ({ on, ...data }: Raised): Warning => ({
  ...data,
  agencyKind: data.agencyKind as WatchedAgencyKind,
  from: data.from as LegalDate,
  due: data.due as LegalDate,
  state: 'raised',
  resolved: null,
  answerBy: null,
  escalated: false,
  supervisor: null,
  raisedOn: on as LegalDate,
  reckonedOn: on as LegalDate,
});

type Facts = Pick<Raised, 'from' | 'due' | 'rule' | 'article' | 'arithmetic' | 'on'>;

const factsOf = ({ from, due, rule, article, arithmetic, on }: Facts): Partial<Warning> => ({
  from: from as LegalDate,
  due: due as LegalDate,
  rule,
  article,
  arithmetic,
  reckonedOn: on as LegalDate,
});

/**
 * Nothing is left to do: it was closed or withdrawn, or the act was done in time before anybody was asked about it.
 */
export const isSettled = ({ state, resolved }: Warning): boolean =>
  state === 'closed' ||
  state === 'withdrawn' ||
  (resolved?.late === false && (state === 'raised' || state === 'reopened'));
