import { mojNotice2014 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const mojNotice2014RulesProcedure = textsOf(mojNotice2014, [
  {
    id: 'MOJ38-OPN',
    title: {
      zh: '决定提请前征求检察机关意见',
      en: 'Before deciding to propose: seek procuratorate opinion; reply if not adopted',
    },
    article: '二（四）',
    text: '在决定提请减刑、假释、暂予监外执行前，要依法征求检察机关意见；对检察机关提出的不同意见未予采纳的，应当及时予以回复或者在决定书中说明理由。',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'prison' },
    limit: { requires: ['procuratorateOpinionSought', 'replyWithReasonsIfNotAdopted'] },
  },
]);
