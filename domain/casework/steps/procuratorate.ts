import { z } from 'zod';
import { choice, decision, longText, on } from '../fields.ts';
import { beyondMeasure } from '../choices-of-measure.ts';
import { afterServiceOn } from '../following-days.ts';
import { step } from '../step.ts';
import { procedural, refuse } from '../refusal.ts';

export const giveProcuratorateOpinion = step({
  command: 'giveProcuratorateOpinion',
  event: 'ProcuratorateOpinionGiven',
  title: { zh: '出具检察意见', en: "Give the procuratorate's opinion" },
  consequence: {
    zh: '意见送监狱；监狱不采纳的，应当说明理由。',
    en: 'The opinion goes to the prison, which must give reasons when it does not follow it.',
  },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({
    on,
    stance: choice(['agree', 'disagree', 'suggestChange', 'notPublished'], '意见', 'Opinion'),
    text: longText('意见内容', 'Text of the opinion').nullable(),
  }),
  check: (data, state) =>
    beyondMeasure(data, state) ??
    refuse(
      'schema-violation',
      ...(data.stance === 'notPublished' && state.provenance.kind !== 'published'
        ? [
            procedural(
              'PROC-PUBLISHED',
              '仅公开案例可记“未公布”',
              'Only a published case may say "not published"',
              {
                field: '/stance',
              },
            ),
          ]
        : []),
      ...((data.stance === 'disagree' || data.stance === 'suggestChange') && data.text === null
        ? [
            procedural(
              'PROC-REASONS',
              '不同意见应当说明理由',
              'A differing opinion needs its reasons',
              {
                field: '/text',
              },
            ),
          ]
        : []),
    ),
  evolve: (_, data) => ({
    stage: 'proposalDecision',
    procuratorateOpinion: { stance: data.stance, text: data.text },
  }),
});

/** 人民检察院办理减刑、假释案件规定（高检发监字〔2014〕8号）第十条. */
export const giveWrittenOpinion = step({
  command: 'giveWrittenOpinion',
  event: 'WrittenOpinionGiven',
  title: { zh: '向法院提出书面意见', en: 'Give a written opinion to the court' },
  consequence: {
    zh: '提出异议的案件，法院应当开庭审理。',
    en: 'With an objection the court must hold an open hearing.',
  },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({
    on,
    objects: decision('对提请有无异议', 'On the proposal', {
      yes: { zh: '有异议', en: 'Objects' },
      no: { zh: '无异议', en: 'Does not object' },
    }),
    text: longText('书面意见', 'Written opinion'),
  }),
  besideOthers: true,
  following: ({ on: given }, { filingDate }) => [
    {
      field: '/on',
      day: given,
      notBefore: filingDate,
      act: { zh: '提请法院之日', en: 'the day on which the court was asked' },
    },
  ],
  evolve: (state, data) => ({
    procuratorateObjects: state.procuratorateObjects || data.objects,
  }),
});

/**
 * 刑事诉讼法第二百七十四条: within twenty days of receipt of the ruling; an error found later may be
 * raised at any time (高检发监字〔2014〕8号第二十二条), so that passing the day is no bar.
 */
export const fileCorrectionOpinion = step({
  command: 'fileCorrectionOpinion',
  event: 'CorrectionOpinionFiled',
  title: { zh: '提出纠正意见', en: 'File a correction opinion' },
  consequence: {
    zh: '法院应当另行组成合议庭，在一个月内重新裁定。',
    en: 'The court must form a new panel and rule again within one month.',
  },
  agency: 'procuratorate',
  role: 'decider',
  schema: z.strictObject({ on, text: longText('纠正意见', 'Correction opinion') }),
  following: ({ on: filed }, state) => [
    {
      field: '/on',
      day: filed,
      ...afterServiceOn(
        'procuratorate',
        { zh: '送达检察院之日', en: 'its service on the procuratorate' },
        state,
      ),
    },
  ],
  check: (_, state) =>
    refuse(
      'refused-by-state',
      ...(state.servedOn === null
        ? [procedural('PROC-RULING', '尚无送达的裁定', 'No ruling was served')]
        : []),
    ),
  evolve: (_, data) => ({
    stage: 'retrial',
    outcome: null,
    correctionOpinionOn: data.on,
    retrialGround: null,
  }),
});
