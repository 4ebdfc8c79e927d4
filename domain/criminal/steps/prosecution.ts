import { z } from 'zod';
import { agencyId, choice, decision, flag, longText } from '#domain/casework/fields.ts';
import { openRun } from '../criminal-state.ts';
import { isHeld } from '../stages.ts';
import { forbiddenBy, outOfPlace, unfitField } from '../refusals.ts';
import { actFields, step } from '../step.ts';

/** Transfer for prosecution, supplementary investigation, and the decision to prosecute. */

export const transferForProsecution = step({
  command: 'transferForProsecution',
  event: 'ProsecutionTransferred',
  title: { zh: '移送起诉', en: 'Transfer for prosecution' },
  agency: 'police',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    procuratorate: agencyId('检察院', 'Procuratorate'),
  }),
  evolve: (state, { procuratorate }) => ({
    stage: 'prosecutionReview',
    fileReceived: false,
    agencies: { ...state.agencies, procuratorate },
  }),
});

export const receiveCaseFile = step({
  command: 'receiveCaseFile',
  event: 'CaseFileReceived',
  title: { zh: '收到案卷', en: 'Receive the file' },
  agency: 'procuratorate',
  role: 'caseHandler',
  schema: z.strictObject({
    ...actFields,
    fastTrack: flag('认罪认罚且符合速裁条件', 'Fast-track conditions are met'),
    overOneYear: flag('可能判处的有期徒刑超过一年', 'More than one year is possible'),
  }),
  check: (_, { fileReceived }) =>
    fileReceived ? outOfPlace('DL-E1', '案卷已经收到', 'The file was received already') : null,
  evolve: () => ({ fileReceived: true }),
});

export const extendProsecutionReview = step({
  command: 'extendProsecutionReview',
  event: 'ProsecutionReviewExtended',
  title: { zh: '延长审查起诉期限', en: 'Lengthen the review for prosecution' },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    reason: longText('重大、复杂的情形', 'Why the case is major or complex'),
  }),
  check: (_, state) => {
    const run = openRun(state, 'prosecutionReview');
    if (run === undefined) {
      return outOfPlace(
        'DL-E1',
        '没有正在计算的审查起诉期限',
        'No review for prosecution is running',
      );
    }
    if (run.rule === 'DL-E2') {
      return forbiddenBy(
        'DL-E2',
        '适用速裁程序的，期限以可能判处的刑罚为准，不因重大、复杂延长',
        'A fast-track review goes by the possible term and is not lengthened as major or complex',
      );
    }
    return run.extended
      ? forbiddenBy('DL-E1', '已经延长过十五日', 'It was lengthened by fifteen days already')
      : null;
  },
});

export const returnForSupplement = step({
  command: 'returnForSupplement',
  event: 'ReturnedForInvestigation',
  title: { zh: '退回补充侦查', en: 'Return for supplementary investigation' },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    outline: longText('补充侦查提纲', 'Outline of what is to be investigated'),
  }),
  check: (_, { fileReceived, supplementRounds }) => {
    if (!fileReceived) {
      return outOfPlace('DL-C1', '尚未收到案卷', 'The file was not received yet');
    }
    return supplementRounds >= 2
      ? forbiddenBy('DL-C1', '补充侦查以二次为限', 'At most two supplementary investigations', {
          expected: 2,
          actual: supplementRounds + 1,
        })
      : null;
  },
  evolve: (state) => ({
    stage: 'supplement',
    fileReceived: false,
    supplementRounds: state.supplementRounds + 1,
  }),
});

export const receiveReturn = step({
  command: 'receiveReturn',
  event: 'ReturnReceived',
  title: { zh: '收到退回补充侦查文书', en: 'Receive the return' },
  agency: 'police',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  check: (_, state) =>
    openRun(state, 'supplement') === undefined
      ? null
      : outOfPlace('DL-C1', '退回文书已经收到', 'The return was received already'),
});

export const decideProsecution = step({
  command: 'decideProsecution',
  event: 'ProsecutionDecided',
  title: { zh: '决定是否起诉', en: 'Decide on the prosecution' },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    prosecute: decision('决定', 'Decision', {
      yes: { zh: '提起公诉', en: 'Prosecute' },
      no: { zh: '不起诉', en: 'Do not prosecute' },
    }),
    court: agencyId('受诉法院', 'Court').nullable(),
    ground: choice(
      ['statutory', 'discretionary', 'insufficientEvidence'],
      '不起诉种类',
      'Kind of non-prosecution',
    ).nullable(),
    reasons: longText('理由', 'Reasons').nullable(),
  }),
  check: ({ prosecute, court, ground }, { fileReceived }) => {
    if (!fileReceived) {
      return outOfPlace('DL-E1', '尚未收到案卷', 'The file was not received yet');
    }
    if (prosecute !== (court !== null)) {
      return unfitField(
        '/court',
        '起诉的写明受诉法院，不起诉的不填',
        'The court, of a prosecution only',
      );
    }
    return prosecute !== (ground === null)
      ? unfitField('/ground', '不起诉的写明种类，起诉的不填', 'The kind, of a non-prosecution only')
      : null;
  },
  evolve: (state, { prosecute, court }) =>
    prosecute
      ? { stage: 'filingReview', agencies: { ...state.agencies, court } }
      : {
          stage: 'closed',
          outcome: 'notProsecuted',
          custody: isHeld(state.custody) ? 'released' : state.custody,
        },
});
