import { z } from 'zod';
import { checkNoticePeriod, placeBeforeProposal } from '../notice-period.ts';
import { noticeObjection, on } from '../fields.ts';
import { step } from '../step.ts';
import { procedural, refuse } from '../refusal.ts';

export const postPrisonNotice = step({
  command: 'postPrisonNotice',
  event: 'PrisonNoticePosted',
  title: { zh: '发布监内公示', en: 'Post the notice in prison' },
  consequence: {
    zh: '公示期为五个工作日，自发布次日起算。',
    en: 'The notice runs for five working days from the next day.',
  },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({ on }),
  check: (_, state) =>
    refuse(
      'refused-by-state',
      ...(state.prisonNotice === null
        ? []
        : [procedural('PROC-NOTICE', '监内公示已经发布', 'The notice is posted already')]),
    ),
  evolve: (_, data) => ({
    prisonNotice: { postedOn: data.on, endedOn: null, ended: false, objections: 0 },
  }),
});

export const endPrisonNotice = step({
  command: 'endPrisonNotice',
  event: 'PrisonNoticeEnded',
  title: { zh: '监内公示期满', en: 'End the notice in prison' },
  consequence: {
    zh: '案件将送人民检察院征求意见；异议成立的，退回评审委员会。',
    en: 'The case goes to the procuratorate; a justified objection returns it to the committee.',
  },
  agency: 'prison',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    objections: z.array(noticeObjection).max(50).meta({ zh: '异议', en: 'Objections' }),
  }),
  check: (data, state, { today }) => {
    if (state.prisonNotice === null) {
      return refuse(
        'refused-by-state',
        procedural('PROC-NOTICE', '尚未发布监内公示', 'The notice was not posted'),
      );
    }
    return checkNoticePeriod(
      placeBeforeProposal(state),
      state.prisonNotice.postedOn,
      data.on,
      today,
    );
  },
  evolve: (state, data) => {
    const founded = data.objections.some((objection) => objection.founded);
    return {
      prisonNotice: founded
        ? null
        : {
            ...state.prisonNotice!,
            endedOn: data.on,
            ended: true,
            objections: data.objections.length,
          },
      stage: founded ? 'committeeReview' : 'procuratorateOpinion',
    };
  },
});
