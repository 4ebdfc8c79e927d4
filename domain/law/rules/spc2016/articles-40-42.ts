import { spc2016 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const spc2016Articles40To42 = textsOf(spc2016, [
  {
    id: 'SPC2016-040-1',
    title: {
      zh: '判决执行之日＝实际送交刑罚执行机关之日',
      en: 'Execution date = date actually delivered to the executing organ',
    },
    article: '第四十条',
    text: '本规定所称“判决执行之日”，是指罪犯实际送交刑罚执行机关之日',
    kind: 'procedure',
    subtype: 'counting',
    when: { definition: 'executionDate' },
    limit: { equals: 'deliveryDate' },
  },
  {
    id: 'SPC2016-040-2',
    title: {
      zh: '减刑间隔时间＝前次裁定送达至本次报请',
      en: 'Interval = service of previous ruling → filing of this proposal',
    },
    article: '第四十条',
    text: '本规定所称“减刑间隔时间”，是指前一次减刑裁定送达之日起至本次减刑报请之日止的期间',
    kind: 'procedure',
    subtype: 'counting',
    when: { definition: 'commutationInterval' },
    limit: { from: 'previousRulingServedDate', to: 'filingDate' },
  },
  {
    id: 'SPC2016-042',
    title: {
      zh: '施行日期',
      en: 'In force 2017-01-01; earlier inconsistent interpretations yield',
    },
    article: '第四十二条',
    text: '本规定自2017年1月1日起施行。以前发布的司法解释与本规定不一致的，以本规定为准。',
    kind: 'procedure',
    subtype: 'transition',
    when: { transition: true },
    limit: { effectiveFrom: '2017-01-01' },
  },
]);
