import { z } from 'zod';
import { agencyId, choice } from '#domain/casework/fields.ts';
import type { CriminalOutcome } from '../stages.ts';
import { openRun, type CriminalSentence, type CriminalState } from '../criminal-state.ts';
import { forbiddenBy, outOfPlace, unfitField } from '../refusals.ts';
import { actFields, step } from '../step.ts';

/** From the effect of the judgment to prison or community correction. */

const inCommunity: ReadonlySet<CriminalSentence> = new Set(['control', 'probation']);
const isInCommunity = ({ judgment }: CriminalState): boolean =>
  judgment !== null && inCommunity.has(judgment.sentence);

/** A judgment that leaves nothing to hand over ends the case; null for the others. */
const endOf = ({ judgment }: CriminalState): CriminalOutcome | null =>
  judgment?.sentence === 'notGuilty'
    ? 'notGuilty'
    : judgment?.sentence === 'noPenalty'
      ? 'nothingToDeliver'
      : null;

export const recordEffect = step({
  command: 'recordEffect',
  event: 'JudgmentTookEffect',
  title: { zh: '判决生效', en: 'The judgment takes effect' },
  agency: 'court',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    by: choice(['noAppeal', 'secondInstance', 'approval'], '生效方式', 'How it took effect'),
  }),
  evolve: (state, { on }) => {
    const outcome = endOf(state);
    return {
      effectiveOn: on,
      ...(outcome === null ? { stage: 'delivery' } : { stage: 'closed', outcome }),
    };
  },
});

export const notifyCorrection = step({
  command: 'notifyCorrection',
  event: 'CorrectionNotified',
  title: { zh: '通知社区矫正机构', en: 'Notify the community-correction agency' },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    ...actFields,
    communityCorrection: agencyId('社区矫正机构', 'Community-correction agency'),
  }),
  check: (_, state) =>
    isInCommunity(state)
      ? null
      : outOfPlace('DL-J1', '该判决不实行社区矫正', 'The judgment brings no community correction'),
  evolve: (state, { communityCorrection }) => ({
    agencies: { ...state.agencies, communityCorrection },
  }),
});

export const deliverDocuments = step({
  command: 'deliverDocuments',
  event: 'EnforcementDocumentsDelivered',
  title: { zh: '送达执行文书', en: 'Deliver the documents for enforcement' },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    ...actFields,
    to: choice(
      ['prison', 'detentionCentre', 'communityCorrection'],
      '执行方式',
      'How it is enforced',
    ),
    prison: agencyId('监狱', 'Prison').nullable(),
    communityCorrection: agencyId('社区矫正机构', 'Community-correction agency').nullable(),
    remainingMonths: z
      .int()
      .min(0)
      .max(300)
      .nullable()
      .meta({ zh: '剩余刑期（整月）', en: 'Term that remains, whole months' }),
  }),
  check: (data, state) => placeOfEnforcement(data, state) ?? namesReceiver(data),
  evolve: (state, { to, prison, communityCorrection }) => ({
    stage: to === 'communityCorrection' ? 'correctionEntry' : 'transfer',
    destination: to,
    agencies: {
      ...state.agencies,
      ...(prison === null ? {} : { prison }),
      ...(communityCorrection === null ? {} : { communityCorrection }),
    },
  }),
});

interface Delivery {
  readonly to: 'prison' | 'detentionCentre' | 'communityCorrection';
  readonly prison: string | null;
  readonly communityCorrection: string | null;
  readonly remainingMonths: number | null;
}

/** 刑诉法第二百六十四条, 第二百六十九条: which place the sentence has. */
function placeOfEnforcement({ to, remainingMonths }: Delivery, state: CriminalState) {
  const sentence = state.judgment!.sentence;
  const field = { field: '/to' } as const;
  if (isInCommunity(state) !== (to === 'communityCorrection')) {
    return forbiddenBy(
      'DL-J1',
      '被判处管制、宣告缓刑的实行社区矫正，其余的不实行',
      'Control and probation are served in community correction, and nothing else is here',
      field,
    );
  }
  if (sentence === 'criminalDetention' && to !== 'detentionCentre') {
    return forbiddenBy(
      'DL-I1',
      '拘役由公安机关执行',
      'Criminal detention is executed by the police',
      field,
    );
  }
  if (to !== 'detentionCentre' || sentence === 'criminalDetention') return null;
  return sentence === 'fixedTerm' && remainingMonths !== null && remainingMonths <= 3
    ? null
    : forbiddenBy(
        'DL-I1',
        '交付执行前剩余刑期在三个月以下的有期徒刑才由看守所代为执行',
        'Only a fixed term of which three months or less remain is served in the detention centre',
        { field: '/remainingMonths', expected: '<= 3', actual: remainingMonths },
      );
}

function namesReceiver({ to, prison, communityCorrection }: Delivery) {
  if ((to === 'prison') !== (prison !== null)) {
    return unfitField('/prison', '送交监狱的写明监狱，其余不填', 'The prison, where it is one');
  }
  return (to === 'communityCorrection') !== (communityCorrection !== null)
    ? unfitField(
        '/communityCorrection',
        '实行社区矫正的写明社区矫正机构，其余不填',
        'The community-correction agency, where it is one',
      )
    : null;
}

export const receiveDocuments = step({
  command: 'receiveDocuments',
  event: 'EnforcementDocumentsReceived',
  title: { zh: '收到执行文书', en: 'Receive the documents for enforcement' },
  agency: 'police',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  check: (_, state) =>
    openRun(state, 'deliveryToPrison') === undefined
      ? null
      : outOfPlace('DL-I2', '执行文书已经收到', 'The documents were received already'),
  evolve: ({ destination }) =>
    destination === 'detentionCentre' ? { stage: 'closed', outcome: 'detentionCentre' } : {},
});

export const admitToPrison = step({
  command: 'admitToPrison',
  event: 'AdmittedToPrison',
  title: { zh: '收监', en: 'Admit to prison' },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  check: (_, state) =>
    openRun(state, 'deliveryToPrison') === undefined
      ? outOfPlace(
          'DL-I2',
          '公安机关尚未收到执行文书',
          'The police have not received the documents',
        )
      : null,
  evolve: () => ({ stage: 'admitted' }),
});

export const sendFamilyNotice = step({
  command: 'sendFamilyNotice',
  event: 'FamilyNoticeSent',
  title: { zh: '发出收监通知书', en: 'Send the notice to the family' },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  evolve: () => ({ stage: 'closed', outcome: 'prison' }),
});

export const receiveCorrectionDocuments = step({
  command: 'receiveCorrectionDocuments',
  event: 'CorrectionDocumentsReceived',
  title: { zh: '收到社区矫正法律文书', en: 'Receive the documents for community correction' },
  agency: 'communityCorrection',
  role: 'caseHandler',
  beside: true,
  schema: z.strictObject({ ...actFields }),
  check: (_, { runs }) =>
    runs.some(({ id }) => id === 'correctionReceipt')
      ? outOfPlace('DL-J3', '法律文书已经收到', 'The documents were received already')
      : null,
});

export const returnCorrectionReceipt = step({
  command: 'returnCorrectionReceipt',
  event: 'CorrectionReceiptReturned',
  title: { zh: '送达社区矫正回执', en: 'Return the receipt for the documents' },
  agency: 'communityCorrection',
  role: 'caseHandler',
  beside: true,
  schema: z.strictObject({ ...actFields }),
  check: (_, state) =>
    openRun(state, 'correctionReceipt') === undefined
      ? outOfPlace('DL-J3', '没有待送达的回执', 'No such receipt is owed')
      : null,
});

export const enterCorrection = step({
  command: 'enterCorrection',
  event: 'CorrectionEntered',
  title: { zh: '报到入矫', en: 'Enter community correction' },
  agency: 'communityCorrection',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  evolve: () => ({ stage: 'closed', outcome: 'communityCorrection' }),
});
