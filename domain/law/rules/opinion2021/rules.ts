import { opinion2021 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const opinion2021Rules = textsOf(opinion2021, [
  {
    id: 'OP2021-005-1',
    title: {
      zh: '考核材料不能合理解释的不作为悔改依据',
      en: 'Unexplained scoring records do not count as repentance evidence',
    },
    article: '第5条',
    text: '如果存在考核分数与考核期不对应、加扣分与奖惩不对应、奖惩缺少相应事实和依据等情况，应当要求刑罚执行机关在规定期限内作出说明或者补充。对于在规定期限内不能作出合理解释的考核材料，不作为认定罪犯确有悔改表现的依据',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: {
      anyOf: ['scoreVsPeriodMismatch', 'bonusVsRewardMismatch', 'rewardWithoutFacts'],
      explainedInTime: false,
    },
    limit: { effect: 'excludeEvidence' },
  },
  {
    id: 'OP2021-005-2',
    title: {
      zh: '自书材料非本人书写或虚假不认定悔改',
      en: 'Self-written statement not written by prisoner / false → not repentant',
    },
    article: '第5条',
    text: '对于无特殊原因非本人书写或者自书材料内容虚假的，不认定罪犯确有悔改表现',
    kind: 'eligibility',
    when: { selfWrittenStatementAuthentic: false },
    limit: { op: 'notRepent' },
    onFail: 'block',
  },
  {
    id: 'OP2021-006',
    title: {
      zh: '立功线索非法取得、现身说法不认定',
      en: 'Merit bought/coerced, or warning-education talks: no merit',
    },
    article: '第6条',
    text: '对于罪犯在警示教育活动中现身说法的，不认定罪犯具有立功或者重大立功表现',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: { anyOf: ['cluesBoughtOrCoerced', 'warningEducationTalk', 'noCapability'] },
    limit: { op: 'notMerit' },
    onFail: 'block',
  },
  {
    id: 'OP2021-009',
    title: {
      zh: '身份不明且不真心悔罪不予减刑假释',
      en: 'Identity concealed, not repentant, unverifiable: no commutation/parole (except major merit etc.)',
    },
    article: '第9条',
    text: '对原判适用《中华人民共和国刑事诉讼法》第一百六十条第二款规定判处刑罚的罪犯，在刑罚执行期间不真心悔罪，仍不讲真实姓名、住址，且无法调查核实清楚的，除具有重大立功表现等特殊情形外，一律不予减刑、假释',
    kind: 'eligibility',
    when: {
      measure: ['commutation', 'parole'],
      judgedUnderCPL160_2: true,
      stillConcealsIdentity: true,
      unverifiable: true,
      meritNone: ['majorMerit'],
    },
    limit: { op: 'forbidden' },
    onFail: 'block',
  },
]);
