import { z } from 'zod';
import type { AgencyId } from '#domain/kernel/ids.ts';
import { documentId, legalDate, longText } from '#domain/casework/fields.ts';
import { accepted, refused, type Decision } from '#domain/kernel/decider.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { WarningEvent } from './warning-events.ts';
import { isSettled, warningStateNames, type Warning, type WarningState } from './warning.ts';

const answerBy = legalDate('说明期限', 'To be explained by');

/** What is done with a warning, each by what it asks for. */
export const warningActs = {
  send: z.strictObject({ text: longText('督办意见', 'What is asked of the agency'), answerBy }),
  acknowledge: z.strictObject({}),
  explain: z.strictObject({
    text: longText('情况说明', 'Explanation'),
    /** Of the case's documents those that bear it out. */
    documents: z.array(documentId('佐证文书', 'Document')).max(20),
  }),
  accept: z.strictObject({ reason: longText('认可理由', 'Reason') }),
  refuse: z.strictObject({ reason: longText('不予认可理由', 'Reason'), answerBy }),
  close: z.strictObject({ conclusion: longText('办结结论', 'Conclusion') }),
  reopen: z.strictObject({ reason: longText('重启理由', 'Reason') }),
  handOver: z.strictObject({
    to: z.string().min(1).max(63).meta({ zh: '接办人', en: 'To whom', personal: 'actor' }),
    reason: longText('移交理由', 'Reason'),
  }),
} as const;
export type WarningAct = keyof typeof warningActs;
export const warningActNames = Object.keys(warningActs) as readonly WarningAct[];

/** Who does it: the agency that is warned, or the committee that supervises. */
export const actOf: Readonly<Record<WarningAct, 'agency' | 'supervisor'>> = {
  send: 'supervisor',
  acknowledge: 'agency',
  explain: 'agency',
  accept: 'supervisor',
  refuse: 'supervisor',
  close: 'supervisor',
  reopen: 'supervisor',
  handOver: 'supervisor',
};

export const warningActTitles: Readonly<Record<WarningAct, Bilingual>> = {
  send: { zh: '发出督办', en: 'Send to the agency' },
  acknowledge: { zh: '签收', en: 'Acknowledge' },
  explain: { zh: '提交说明', en: 'Explain' },
  accept: { zh: '认可说明', en: 'Accept the explanation' },
  refuse: { zh: '不予认可', en: 'Refuse the explanation' },
  close: { zh: '办结', en: 'Close' },
  reopen: { zh: '重启', en: 'Reopen' },
  handOver: { zh: '移交', en: 'Hand over' },
};

export type WarningCommand = {
  [Act in WarningAct]: {
    readonly kind: Act;
    readonly data: z.output<(typeof warningActs)[Act]>;
  };
}[WarningAct];

/** What a decision needs to know beside the warning. */
export interface WarningContext {
  readonly person: {
    readonly name: string;
    readonly post: string;
    readonly staffNumber: string;
  };
  readonly by: { readonly id: string; readonly agency: { readonly id: AgencyId } | null };
  readonly today: LegalDate;
  /** Documents that the case has now. */
  readonly documents: readonly string[];
  /** The name of a supervisor with this account; null for nobody of supervision. */
  readonly supervisorNamed: (id: string) => string | null;
}

/** From where each act leads on; of the others the state says why not. */
const possibleIn: Readonly<Record<WarningAct, readonly WarningState[]>> = {
  send: ['raised', 'reopened'],
  acknowledge: ['notified'],
  explain: ['notified', 'acknowledged', 'refused'],
  accept: ['explained'],
  refuse: ['explained'],
  close: ['raised', 'reopened', 'notified', 'acknowledged', 'refused', 'accepted'],
  reopen: ['closed'],
  handOver: ['raised', 'reopened', 'notified', 'acknowledged', 'explained', 'refused', 'accepted'],
};

/** The acts that the warning takes as it stands, whoever asks. */
export const actsPossible = (warning: Warning): readonly WarningAct[] =>
  warningActNames.filter(
    (act) =>
      possibleIn[act].includes(warning.state) &&
      (act === 'reopen' || !isSettled(warning)) &&
      (act !== 'close' || mayBeClosed(warning)),
  );

/** While the act is owed and nothing that was said of it was accepted, there is nothing to close. */
const mayBeClosed = ({ state, resolved }: Warning): boolean =>
  state === 'accepted' || resolved !== null;

/** An agency has a day to answer at least, and half a year at most. */
const longestAnswer = 183;

export function decideWarning(
  command: WarningCommand,
  warning: Warning | null,
  context: WarningContext,
): Decision<WarningEvent> {
  if (warning === null) return refused('not-found');
  if (actOf[command.kind] === 'agency' && context.by.agency?.id !== warning.agency) {
    return refused('forbidden', {
      rule: 'WARNING-AGENCY',
      article: null,
      text: { zh: '只有被预警的单位可以办理', en: 'Only the agency that is warned may do this' },
    });
  }
  if (!actsPossible(warning).includes(command.kind)) return notNow(command.kind, warning);
  const { caseId } = warning;
  const { person } = context;
  switch (command.kind) {
    case 'send': {
      const { text, answerBy: by } = command.data;
      return (
        wrongDay(by, context) ??
        accepted({ type: 'WarningSent', data: { caseId, person, text, answerBy: by } })
      );
    }
    case 'refuse': {
      const { reason, answerBy: by } = command.data;
      return (
        wrongDay(by, context) ??
        accepted({ type: 'ExplanationRefused', data: { caseId, person, reason, answerBy: by } })
      );
    }
    case 'acknowledge':
      return accepted({ type: 'WarningAcknowledged', data: { caseId, person } });
    case 'explain':
      return explaining(command.data, caseId, context);
    case 'accept':
      return accepted({
        type: 'ExplanationAccepted',
        data: { caseId, person, reason: command.data.reason },
      });
    case 'close':
      return accepted({
        type: 'WarningClosed',
        data: { caseId, person, conclusion: command.data.conclusion },
      });
    case 'reopen':
      return accepted({
        type: 'WarningReopened',
        data: { caseId, person, reason: command.data.reason },
      });
    case 'handOver':
      return handingOver(command.data, caseId, context);
  }
}

function explaining(
  { text, documents }: z.output<typeof warningActs.explain>,
  caseId: string,
  { person, documents: ofCase }: WarningContext,
): Decision<WarningEvent> {
  const missing = documents.findIndex((id) => !ofCase.includes(id));
  if (missing >= 0) {
    return refused('refused-by-state', {
      rule: 'WARNING-DOCUMENT',
      article: null,
      field: `/documents/${missing}`,
      text: {
        zh: '佐证文书须先提交到该案件',
        en: 'A document must be attached to the case before it is named here',
      },
    });
  }
  const named = [...new Set<string>(documents)];
  return accepted({ type: 'WarningExplained', data: { caseId, person, text, documents: named } });
}

function handingOver(
  { to, reason }: z.output<typeof warningActs.handOver>,
  caseId: string,
  { person, supervisorNamed }: WarningContext,
): Decision<WarningEvent> {
  const name = supervisorNamed(to);
  if (name === null) {
    return refused('refused-by-state', {
      rule: 'WARNING-SUPERVISOR',
      article: null,
      field: '/to',
      text: { zh: '接办人须是监督人员', en: 'It can be handed over to supervisors only' },
    });
  }
  return accepted({
    type: 'WarningHandedOver',
    data: { caseId, person, to: { id: to, name }, reason },
  });
}

const notNow = (act: WarningAct, warning: Warning): Decision<never> => {
  const state = warningStateNames[warning.state];
  const title = warningActTitles[act];
  return refused('refused-by-state', {
    rule: 'WARNING-STATE',
    article: null,
    text: isSettled(warning)
      ? {
          zh: `该预警已了结（${state.zh}），不能${title.zh}`,
          en: `The warning has come to its end (${state.en}): not possible: ${title.en}`,
        }
      : act === 'close'
        ? {
            zh: '应办事项尚未办理，说明也未获认可，不能办结',
            en: 'The act is still owed and no explanation was accepted: it cannot be closed',
          }
        : {
            zh: `该预警${state.zh}，不能${title.zh}`,
            en: `The warning is at "${state.en}": not possible: ${title.en}`,
          },
  });
};

function wrongDay(by: LegalDate, { today }: WarningContext): Decision<never> | null {
  const last = addDays(today, longestAnswer);
  if (by > today && by <= last) return null;
  return refused('refused-by-date', {
    rule: 'WARNING-ANSWER-BY',
    article: null,
    field: '/answerBy',
    text: {
      zh: `说明期限应在今日之后，至迟${last}`,
      en: `The agency is to answer after today, and by ${last} at the latest`,
    },
    expected: `${addDays(today, 1)}..${last}`,
    actual: by,
  });
}
