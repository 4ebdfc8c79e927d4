import { materialOfName } from './material-of-name.ts';

test.each([
  ['减刑建议书.pdf', 'proposal'],
  ['刑事判决书（2024）沪01刑初1号.pdf', 'judgmentExecutionNoticeAndPriorRulings'],
  ['执行通知书.pdf', 'judgmentExecutionNoticeAndPriorRulings'],
  ['罪犯减刑审核表.docx', 'reviewForm'],
  ['计分考核明细表.xlsx', 'scoringDetailsAppraisalRewardForms'],
  ['评审鉴定表.pdf', 'appraisalAndRewardForms'],
  ['检察意见书.pdf', 'procuratorateOpinion'],
  ['罚金缴款票据.jpg', 'enforcementRecords'],
  ['终结执行裁定.pdf', 'enforcementRecords'],
])('%s is filed under %s', (name, material) => {
  expect(materialOfName(name)).toBe(material);
});

test('a name that tells nothing is for somebody to say', () => {
  expect(materialOfName('扫描件0001.pdf')).toBeNull();
});
