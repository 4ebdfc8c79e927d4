import { termStatement2000 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const termStatement2000Definitions = textsOf(termStatement2000, [
  {
    id: 'SENT-START',
    title: {
      zh: '刑期起止：羁押一日折抵一日（管制二日）；取保候审顺延',
      en: 'Sentence start/end wording: 1 day credit (2 for control); bail during custody postpones the end',
    },
    article: '全文',
    text: '刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日（判处管制刑的，羁押一日折抵刑期二日）……羁押期间取保候审的，刑期的终止日顺延。',
    kind: 'procedure',
    subtype: 'counting',
    treatment: 'forPerson',
    when: { dataEntry: true },
    limit: { creditDays: { fixedTerm: 1, criminalDetention: 1, control: 2 } },
  },
]);
