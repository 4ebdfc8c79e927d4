import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { sentenceServed } from '#domain/law/index.ts';
import { isSuspended } from '#domain/law/review/suspended-sentence.ts';
import { z } from 'zod';
import { latestRuling, type CaseState } from '../case-state.ts';
import { legalDate, on, text } from '../fields.ts';
import { afterRuling, afterServiceOn, type FollowingDay } from '../following-days.ts';
import { step } from '../step.ts';
import { articleAsks, procedural, refuse, type Refusal } from '../refusal.ts';
import { approvalMissing } from './retrial.ts';

type Recipient = keyof NonNullable<CaseState['servedOn']>;

const recipients: Readonly<Record<Recipient, Bilingual>> = {
  prison: { zh: '监狱', en: 'the prison' },
  procuratorate: { zh: '检察院', en: 'the procuratorate' },
  offender: { zh: '罪犯本人', en: 'the offender' },
  justiceBureau: { zh: '社区矫正机构', en: 'community correction' },
};

const atRecipient = (recipient: Recipient, zh: string, en: string): Violation =>
  articleAsks('SPC2014-018', zh, en, { field: `/${recipient}` });

/** 刑法第三十八条、第七十六条: control and a suspended sentence are community correction themselves. */
const servesOutside = (state: CaseState): boolean =>
  isSuspended(state) ||
  sentenceServed(state.facts as Parameters<typeof sentenceServed>[0]) === 'control';

/** 法释〔2014〕5号第十八条: prison, procuratorate, offender; parole also community correction. */
export const serveRuling = step({
  command: 'serveRuling',
  event: 'RulingServed',
  title: { zh: '送达裁定书', en: 'Serve the ruling' },
  consequence: {
    zh: '检察院自收到裁定书副本之日起二十日内可以提出纠正意见。',
    en: 'The procuratorate may file a correction opinion within twenty days of receipt.',
  },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    prison: legalDate('送达监狱', 'Served on the prison').nullable(),
    procuratorate: legalDate('送达检察院', 'Served on the procuratorate').nullable(),
    offender: legalDate('送达罪犯', 'Served on the offender').nullable(),
    justiceBureau: legalDate('送达社区矫正机构', 'Served on community correction').nullable(),
  }),
  following: (data, state) =>
    (['prison', 'procuratorate', 'offender', 'justiceBureau'] as const).map(
      (recipient): FollowingDay => ({
        field: `/${recipient}`,
        day: data[recipient],
        ...afterRuling(state),
      }),
    ),
  check: (data, state) => {
    if (state.provenance.kind === 'published') return null;
    const parole = latestRuling(state)?.granted?.parole === true;
    const owed = ['prison', 'procuratorate', 'offender'] as const;
    const missing = [...owed, ...(parole ? (['justiceBureau'] as const) : [])].filter(
      (recipient) => data[recipient] === null,
    );
    return refuse(
      'refused-by-law',
      ...missing.map((recipient) => {
        const { zh, en } = recipients[recipient];
        return atRecipient(recipient, `裁定书尚未送达${zh}`, `The ruling is not served on ${en}`);
      }),
      ...(parole || data.justiceBureau === null || servesOutside(state)
        ? []
        : [
            atRecipient(
              'justiceBureau',
              '只有假释裁定送达社区矫正机构',
              'Only a ruling of parole is served on community correction',
            ),
          ]),
    );
  },
  evolve: (state, data) => ({
    servedOn: {
      prison: data.prison,
      procuratorate: data.procuratorate,
      offender: data.offender,
      justiceBureau: data.justiceBureau,
    },
    ...afterService(state),
  }),
});

function afterService(state: CaseState): Partial<CaseState> {
  return latestRuling(state)?.outcome === 'refuse'
    ? { stage: 'closed', outcome: 'refused' }
    : { stage: 'execution' };
}

/** 监狱法第三十三条: who is released on parole is given a certificate, which has a number. */
const certificateMissing = (
  { certificateNumber }: { readonly certificateNumber: string | null },
  state: CaseState,
): Refusal | null =>
  certificateNumber !== null ||
  state.provenance.kind === 'published' ||
  latestRuling(state)?.granted?.parole !== true
    ? null
    : refuse(
        'schema-violation',
        procedural(
          'PROC-CERTIFICATE',
          '假释应当填写假释证明书编号',
          'The number of the parole certificate is missing',
          { field: '/certificateNumber' },
        ),
      );

export const executeRuling = step({
  command: 'executeRuling',
  event: 'RulingExecuted',
  title: { zh: '执行裁定', en: 'Execute the ruling' },
  consequence: {
    zh: '减刑：更新刑期，案件办结。假释：发给假释证明书，移交社区矫正。',
    en: 'Commutation: the term is updated and the case ends. Parole: certificate and hand-over.',
  },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    certificateNumber: text(100, {
      zh: '假释证明书编号',
      en: 'Parole certificate number',
      personal: 'number',
    }).nullable(),
  }),
  following: ({ on: executed }, state) => [
    {
      field: '/on',
      day: executed,
      ...afterServiceOn('prison', { zh: '送达监狱之日', en: 'its service on the prison' }, state),
    },
  ],
  check: (data, state) => approvalMissing(state) ?? certificateMissing(data, state),
  evolve: (state) => {
    if (latestRuling(state)?.granted?.parole === true) return { stage: 'handover' };
    return {
      stage: 'closed',
      outcome: state.measure === 'reprieveExpiry' ? 'converted' : 'granted',
    };
  },
});

export const handOver = step({
  command: 'handOver',
  event: 'HandedOver',
  title: { zh: '移交社区矫正', en: 'Hand over to community correction' },
  consequence: {
    zh: '司法局收到法律文书后，应当在五日内送达回执。',
    en: 'The justice bureau returns its receipt within five days of the documents.',
  },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({ on }),
  evolve: () => ({ stage: 'correctionReceipt' }),
});

export const receiveIntoCorrection = step({
  command: 'receiveIntoCorrection',
  event: 'ReceivedIntoCorrection',
  title: { zh: '接收社区矫正对象', en: 'Receive into community correction' },
  consequence: {
    zh: '案件办结，社区矫正开始。',
    en: 'The case ends; community correction begins.',
  },
  agency: 'justiceBureau',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    reportedOn: legalDate('罪犯报到日期', 'Day the offender reported').nullable(),
  }),
  following: ({ reportedOn }, state) => [
    {
      field: '/reportedOn',
      day: reportedOn,
      ...afterServiceOn(
        'offender',
        { zh: '送达罪犯之日', en: 'the service on the offender' },
        state,
      ),
    },
  ],
  check: (data, state) =>
    refuse(
      'schema-violation',
      ...(data.reportedOn === null && state.provenance.kind !== 'published'
        ? [
            procedural('PROC-REPORT', '应当填写报到日期', 'The day of reporting is missing', {
              field: '/reportedOn',
            }),
          ]
        : []),
    ),
  evolve: () => ({ stage: 'closed', outcome: 'paroleBegun' }),
});
