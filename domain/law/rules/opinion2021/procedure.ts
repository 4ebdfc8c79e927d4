import { opinion2021 } from '../instruments.ts';
import { textsOf } from '../rule.ts';

export const opinion2021RulesProcedure = textsOf(opinion2021, [
  {
    id: 'OP2021-003',
    title: {
      zh: '证据不足不得裁定',
      en: 'No evidence or insufficient evidence: no ruling granting',
    },
    article: '第3条',
    text: '对于没有证据证实或者证据不确实、不充分的，不得裁定减刑、假释',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: { measure: ['commutation', 'parole'] },
    limit: { requires: 'evidenceForEachCondition' },
    onFail: 'humanReview',
  },
  {
    id: 'OP2021-007',
    title: { zh: '财产性判项三种情形不认定悔改', en: 'Three property situations → not repentant' },
    article: '第7条',
    text: '罪犯未履行或者未全部履行财产性判项，具有下列情形之一的，不认定罪犯确有悔改表现',
    kind: 'eligibility',
    treatment: 'forPerson',
    when: {
      anyOf: ['refusesToDisclosePlaceOfProceeds', 'hidesOrTransfersAssets', 'hasAssetsButRefuses'],
    },
    limit: { op: 'notRepent' },
    onFail: 'block',
  },
  {
    id: 'OP2021-011',
    title: { zh: '开庭检察院应当派员出庭', en: 'Open hearing: procuratorate must attend' },
    article: '第11条',
    text: '人民检察院应当派员出庭履行职务，并充分发表意见',
    kind: 'procedure',
    treatment: 'process',
    when: { stage: 'openHearing' },
    limit: { requires: 'procuratorAttends' },
  },
  {
    id: 'OP2021-012',
    title: {
      zh: '应当通知证人出庭',
      en: 'Witnesses (guards, cell-mates, objectors) to be notified; executing organ supplies list before hearing',
    },
    article: '第12条',
    text: '开庭审理前，刑罚执行机关应当提供前述证人名单，人民法院根据需要从名单中确定相应数量的证人出庭作证',
    kind: 'procedure',
    treatment: 'forPerson',
    when: { stage: 'openHearing' },
    limit: { requires: 'witnessList' },
  },
  {
    id: 'OP2021-014',
    title: {
      zh: '提交审委会前先经专业法官会议',
      en: "Before judicial committee: specialised judges' meeting",
    },
    article: '第14条',
    text: '合议庭必要时可以提请院长决定提交审判委员会讨论，但提请前应当先经专业法官会议研究',
    kind: 'procedure',
    treatment: 'forPerson',
    when: { stage: 'panel', committeeReferral: true },
    limit: { requires: 'specialisedJudgesMeeting' },
  },
]);
