import { temporalEffect2001 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const temporalEffect2001Rules = textsOf(temporalEffect2001, [
  {
    id: 'TRANS-2001-1',
    title: {
      zh: '司法解释时间效力',
      en: "Judicial interpretations apply throughout the statute's life",
    },
    article: '第一条',
    text: '司法解释是最高人民法院对审判工作中具体应用法律问题和最高人民检察院对检察工作中具体应用法律问题所作的具有法律效力的解释，自发布或者规定之日起施行，效力适用于法律的施行期间。',
    kind: 'procedure',
    subtype: 'transition',
    when: { transition: true },
    limit: {},
  },
  {
    id: 'TRANS-2001-4',
    title: { zh: '已办结案件不再变动', en: 'Closed cases not reopened' },
    article: '第四条',
    text: '对于在司法解释施行前已办结的案件，按照当时的法律和司法解释，认定事实和适用法律没有错误的，不再变动。',
    kind: 'procedure',
    subtype: 'transition',
    when: { transition: true },
    limit: {},
  },
]);
