import { z } from 'zod';
import { agencyId, choice, decision, flag, legalDate, longText } from '#domain/casework/fields.ts';
import { custodyMeasures, isHeld } from '../stages.ts';
import { openRun } from '../criminal-state.ts';
import { forbiddenBy, outOfPlace, unfitDay, unfitField } from '../refusals.ts';
import { actFields, step } from '../step.ts';

/** Detention, the request for arrest, its review, its execution and its receipt. */

export const executeDetention = step({
  command: 'executeDetention',
  event: 'DetentionExecuted',
  title: { zh: '执行拘留', en: 'Execute the detention' },
  agency: 'police',
  role: 'decider',
  schema: z.strictObject({ ...actFields }),
  check: (_, { custody }) =>
    isHeld(custody)
      ? outOfPlace(null, `已采取${custodyMeasures[custody].zh}措施`, 'The person is held already')
      : null,
  evolve: () => ({ custody: 'detained' }),
});

export const extendDetention = step({
  command: 'extendDetention',
  event: 'DetentionExtended',
  title: { zh: '延长提请批准逮捕时间', en: 'Lengthen the time to request arrest' },
  agency: 'police',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    ground: choice(['special', 'itinerant'], '延长情形', 'Ground'),
    days: z.int().min(1).max(27).meta({ zh: '延长日数', en: 'Days added' }),
  }),
  check: ({ ground, days }, state) => {
    const run = openRun(state, 'arrestRequest');
    if (run === undefined) {
      return outOfPlace(
        'DL-A6',
        '没有正在计算的提请批捕期限',
        'No time to request arrest is running',
      );
    }
    if (run.days !== null && (run.part !== 'special' || ground !== 'itinerant')) {
      return forbiddenBy('DL-A6', '该期限已经延长过', 'This time was lengthened already');
    }
    return ground === 'special' && days > 4
      ? forbiddenBy(
          'DL-A6',
          '特殊情况只可延长一日至四日',
          'Special circumstances add one to four days',
          {
            field: '/days',
            expected: '1–4',
            actual: days,
          },
        )
      : null;
  },
});

export const requestArrest = step({
  command: 'requestArrest',
  event: 'ArrestRequested',
  title: { zh: '提请批准逮捕', en: 'Request the arrest' },
  agency: 'police',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    procuratorate: agencyId('检察院', 'Procuratorate'),
  }),
  check: (_, { custody, arrest }) =>
    custody === 'arrested' || arrest === 'approved'
      ? outOfPlace('DL-D1', '逮捕已经批准', 'The arrest is approved already')
      : null,
  evolve: (state, { procuratorate }) => ({
    stage: 'arrestReview',
    arrest: 'requested',
    agencies: { ...state.agencies, procuratorate },
  }),
});

export const receiveArrestRequest = step({
  command: 'receiveArrestRequest',
  event: 'ArrestRequestReceived',
  title: { zh: '收到提请批准逮捕书', en: 'Receive the request for arrest' },
  agency: 'procuratorate',
  role: 'caseHandler',
  schema: z.strictObject({
    ...actFields,
    majorComplex: flag('重大、复杂案件', 'Major or complex'),
  }),
  check: (_, { arrest }) =>
    arrest === 'requested'
      ? null
      : outOfPlace('DL-D1', '提请批准逮捕书已经收到', 'The request was received already'),
  evolve: () => ({ arrest: 'received' }),
});

export const decideArrest = step({
  command: 'decideArrest',
  event: 'ArrestDecided',
  title: { zh: '决定是否批准逮捕', en: 'Decide on the arrest' },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    approved: decision('决定', 'Decision', {
      yes: { zh: '批准逮捕', en: 'Approve the arrest' },
      no: { zh: '不批准逮捕', en: 'Do not approve it' },
    }),
    reasons: longText('理由', 'Reasons').nullable(),
  }),
  check: (_, { arrest }) =>
    arrest === 'received'
      ? null
      : outOfPlace(
          'DL-D1',
          '尚未收到提请批准逮捕书',
          'The request for arrest was not received yet',
        ),
  evolve: (_, { approved }) => ({
    stage: 'investigation',
    arrest: approved ? 'approved' : 'notApproved',
  }),
});

export const executeArrest = step({
  command: 'executeArrest',
  event: 'ArrestExecuted',
  title: { zh: '执行逮捕', en: 'Execute the arrest' },
  agency: 'police',
  role: 'caseHandler',
  schema: z.strictObject({ ...actFields }),
  check: (_, { arrest }) =>
    arrest === 'approved'
      ? null
      : outOfPlace(
          'DL-B1',
          '没有待执行的批准逮捕决定',
          'No approved arrest waits for its execution',
        ),
  evolve: () => ({ custody: 'arrested', arrest: 'done' }),
});

export const receiveNonApproval = step({
  command: 'receiveNonApproval',
  event: 'NonApprovalReceived',
  title: {
    zh: '收到不批准逮捕决定书并执行',
    en: 'Receive and carry out the refusal of the arrest',
  },
  agency: 'police',
  role: 'caseHandler',
  schema: z.strictObject({
    ...actFields,
    measure: choice(
      ['released', 'bail', 'residentialSurveillance', 'notHeld'],
      '执行情况',
      'What was done',
    ),
    releasedOn: legalDate('释放或者变更之日', 'Day of the release or change').nullable(),
  }),
  check: ({ on, measure, releasedOn }, { arrest, custody }) => {
    if (arrest !== 'notApproved') {
      return outOfPlace('DL-B2', '没有待执行的不批准逮捕决定', 'No refusal of an arrest waits');
    }
    if (isHeld(custody) !== (measure !== 'notHeld')) {
      return isHeld(custody)
        ? forbiddenBy(
            'DL-B2',
            '犯罪嫌疑人在押，应当立即释放或者变更强制措施',
            'The suspect is held: release, or another measure, at once',
            { field: '/measure' },
          )
        : unfitField('/measure', '犯罪嫌疑人未在押', 'The suspect is not held');
    }
    if ((measure === 'notHeld') !== (releasedOn === null)) {
      return unfitField(
        '/releasedOn',
        '在押的应当写明释放或者变更之日，未在押的不填',
        'The day of the release or change, for a person who was held only',
      );
    }
    return releasedOn !== null && releasedOn > on
      ? unfitDay('释放日期晚于办理日期', 'The release lies after the day of this act', {
          field: '/releasedOn',
          expected: `<= ${on}`,
          actual: releasedOn,
        })
      : null;
  },
  evolve: ({ custody }, { measure }) => ({
    arrest: 'done',
    custody: measure === 'notHeld' ? custody : measure,
  }),
});

export const returnArrestReceipt = step({
  command: 'returnArrestReceipt',
  event: 'ArrestReceiptReturned',
  title: { zh: '送达执行回执', en: 'Return the receipt of the execution' },
  agency: 'police',
  role: 'caseHandler',
  beside: true,
  schema: z.strictObject({
    ...actFields,
    executed: decision('执行情况', 'Was it executed', {
      yes: { zh: '已经执行', en: 'Executed' },
      no: { zh: '未能执行', en: 'Could not be executed' },
    }),
    reason: longText('未能执行的原因', 'Why it could not').nullable(),
  }),
  check: ({ executed, reason }, state) => {
    const owed = openRun(state, 'arrestReceipt') ?? openRun(state, 'nonApprovalReceipt') ?? null;
    if (executed ? owed === null : state.arrest !== 'approved') {
      return outOfPlace('DL-B1', '没有待送达的执行回执', 'No such receipt is owed');
    }
    return executed !== (reason === null)
      ? unfitField(
          '/reason',
          '未能执行的写明原因，已经执行的不填',
          'The reason, where it could not be executed, and only there',
        )
      : null;
  },
});

export const changeMeasure = step({
  command: 'changeMeasure',
  event: 'MeasureChanged',
  title: { zh: '释放或者变更强制措施', en: 'Release, or change the measure' },
  agency: 'turn',
  role: 'decider',
  schema: z.strictObject({
    ...actFields,
    to: choice(['bail', 'residentialSurveillance', 'released'], '变更为', 'Changed to'),
    reason: longText('理由', 'Reason'),
  }),
  check: (_, { custody }) =>
    isHeld(custody) ? null : outOfPlace(null, '当事人未在押', 'The person is not held'),
  evolve: (_, { to }) => ({ custody: to }),
});
