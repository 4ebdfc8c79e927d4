import { z } from 'zod';
import { noticeObjection, on } from '../fields.ts';
import { checkNoticePeriod } from '../notice-period.ts';
import { step } from '../step.ts';
import { procedural, refuse } from '../refusal.ts';

export const postCourtNotice = step({
  command: 'postCourtNotice',
  event: 'CourtNoticePosted',
  title: { zh: '发布立案公示', en: 'Post the public notice' },
  consequence: { zh: '公示期限为五日。', en: 'The notice runs for five days.' },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({ on }),
  check: (_, state) =>
    refuse(
      'refused-by-state',
      ...(state.courtNotice === null
        ? []
        : [procedural('PROC-NOTICE', '公示已经发布', 'The notice is posted already')]),
    ),
  evolve: (_, data) => ({
    courtNotice: { postedOn: data.on, endedOn: null, ended: false, objections: 0 },
  }),
});

export const endCourtNotice = step({
  command: 'endCourtNotice',
  event: 'CourtNoticeEnded',
  title: { zh: '公示期满', en: 'End the public notice' },
  consequence: {
    zh: '进入审理；公示期间收到不同意见的，应当开庭审理。',
    en: 'The trial begins; a differing opinion received makes an open hearing mandatory.',
  },
  agency: 'court',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    objections: z.array(noticeObjection).max(50).meta({ zh: '不同意见', en: 'Objections' }),
  }),
  check: (data, state, { today }) => {
    if (state.courtNotice === null) {
      return refuse(
        'refused-by-state',
        procedural('PROC-NOTICE', '尚未发布公示', 'The notice was not posted'),
      );
    }
    return checkNoticePeriod('court', state.courtNotice.postedOn, data.on, today);
  },
  evolve: (state, data) => ({
    stage: 'trial',
    courtNotice: {
      ...state.courtNotice!,
      endedOn: data.on,
      ended: true,
      objections: data.objections.length,
    },
  }),
});
