import { help, type FieldHelp } from './field-help.ts';

/** What the fields of the steps are for, as `command/field`; a field that means the same everywhere stands by its name alone. */
export const helpOfSteps: Readonly<Record<string, FieldHelp>> = {
  on: help(
    '作出该行为的日期，期间由此起算；不得早于上一步。',
    'The day of the act, from which time limits run; not before the step before it.',
    'CPL-105',
  ),
  override: help(
    '审查意见只是建议；继续办理须由决定人书面说明理由，记入案卷。',
    'The review advises; to go past a soft finding needs a written reason, which stays in the file.',
  ),
  duplicateReason: help(
    '只在本监狱已有同一案号的案件，或者同一罪犯已有未办结的案件时填写；记入案卷。',
    'Only where the prison has a case of this reference, or a case of this person is open; it stays in the file.',
  ),
  measure: help('报请的措施。', 'What is asked for.', 'CL-078-1A', 'CL-081-1A'),
  plannedFilingDate: help(
    '拟提请之日；起始时间和间隔计算到这一天。',
    'Start and interval are counted up to it.',
    'SPC2016-040-2',
  ),
  'recordWardReview/agreed': help(
    '监区集体研究的结论。',
    'What the ward concluded together.',
    'MOJ130-008',
  ),
  'recordDepartmentReview/agreed': help(
    '刑罚执行部门审查的结论。',
    'What the department concluded.',
    'MOJ130-009',
  ),
  'recordCommitteeReview/agreed': help(
    '评审委员会评审的结论。',
    'What the committee concluded.',
    'MOJ130-006',
  ),
  'recordCommitteeReview/members': help(
    '评审委员会不少于九人。',
    'Nine members at least.',
    'MOJ130-005',
  ),
  'endPrisonNotice/objections': help(
    '公示五个工作日内收到的异议及复核结论。',
    'What came in the five working days, and what re-examination found.',
    'MOJ130-011',
    'PL2026-050-1',
  ),
  'giveProcuratorateOpinion/stance': help(
    '决定提请前征求的检察意见。',
    'Asked for before the decision to propose.',
    'MOJ130-012',
    'MOJ38-OPN',
  ),
  'decideProposal/propose': help(
    '监狱长办公会集体讨论决定。',
    "Decided together in the warden's meeting.",
    'MOJ130-013',
    'PL2026-050-1',
  ),
  'decideProposal/proposal': help(
    '建议的减刑幅度或者假释；不得超过审查所示上限。',
    'Within the greatest amount that the review shows.',
    'SPC2016-006-2A',
  ),
  'decideProposal/replyToProcuratorate': help(
    '未采纳检察意见的，应当说明理由。',
    'Needed where the opinion is not followed.',
    'MOJ130-012',
  ),
  'recordProvincialConsent/consents': help(
    '死缓、无期等须经省级监狱管理机关审核同意。',
    'Needed for reprieve, life and certain officials.',
    'MOJ130-004',
    'PL2026-050-2',
  ),
  'submitProposal/materials': help(
    '材料不齐的，法院通知三日内补送（财产材料七日内），逾期不予立案。',
    'What is missing is asked for: three days to send it, seven for property, or the case is not filed.',
    'SPC2014-002-M1',
    'SPC2014-002-D',
  ),
  'returnForSupplement/property': help(
    '财产性判项材料不齐的，七日内补送。',
    'Seven days for property materials.',
    'SPC2024-005-D',
  ),
  'returnForSupplement/items': help(
    '逐项写明缺少的材料和理由；执行机关三日内补送。',
    'Item by item, with the reason; three days to send it.',
    'SPC2014-002-D',
  ),
  'submitSupplement/answers': help(
    '逐项答复法院的退回事项。',
    'An answer to each item.',
    'SPC2014-002-D',
  ),
  'refuseFiling/reason': help(
    '材料不齐且逾期未补送的，不予立案。',
    'What was missing did not come in time.',
    'SPC2014-002-D',
  ),
  'giveWrittenOpinion/objects': help(
    '检察院有异议的，法院应当开庭审理。',
    'With an objection the hearing must be open.',
    'SPP2014-010',
    'SPC2014-006-4',
  ),
  'endCourtNotice/objections': help(
    '公示五日；有不同意见的应当开庭审理。',
    'Five days; with an objection the hearing must be open.',
    'SPC2014-003-3',
    'SPC2014-006-3',
  ),
  'chooseTrialMode/mode': help(
    '法定情形应当开庭审理，其余可书面审理。',
    'Open where the law says so, else on paper.',
    'SPC2014-006-1',
    'INT2021-538',
  ),
  'chooseTrialMode/hearingDate': help(
    '开庭三日前通知并公告。',
    'Told and posted three days before.',
    'SPC2014-009',
  ),
  'recordTrial/procurators': help(
    '出庭检察人员不得少于二人，至少一人具有检察官职务。',
    'Two at least, one of them a procurator.',
    'SPP2014-012',
  ),
  'recordTrial/offenderInterviewed': help(
    '书面审理假释案件应当提讯罪犯。',
    'Due where parole is tried on paper.',
    'SPC2014-015',
  ),
  'extendRulingTerm/reason': help(
    '案情复杂或者情况特殊的，可延长一个月。',
    'One month, for a complex or special case.',
    'SPC2014-001-2',
    'SPC2014-001-3',
  ),
  'makeRuling/outcome': help(
    '准予、调整或者不予；调整、不予须说明理由。',
    'Grant, adjust or refuse; the latter two with reasons.',
    'SPC2014-016',
    'SPC2014-017',
  ),
  'makeRuling/newEnd': help(
    '减刑后的刑期止日，按月对日计算。',
    'Counted by months to the same day.',
    'CALC-ENDDATE',
  ),
  'makeRuling/paroleProbationEnd': help(
    '有期徒刑为没有执行完毕的刑期；无期徒刑为十年。',
    'The rest of the term; ten years for life.',
    'CL-083',
  ),
  'makeRuling/politicalRightsYears': help(
    '减刑后剥夺政治权利的期限。',
    'After the commutation.',
    'SPC2016-017-1',
    'SPC2016-017-2',
  ),
  'makeRetrialRuling/newPanel': help(
    '应当另行组成合议庭审理。',
    'Another panel must sit.',
    'SPC2014-020',
  ),
  'makeRetrialRuling/newEnd': help(
    '减刑后的刑期止日，按月对日计算。',
    'Counted by months to the same day.',
    'CALC-ENDDATE',
  ),
  'serveRuling/prison': help(
    '裁定后七日内送达。',
    'Within seven days of the ruling.',
    'SPC2014-018',
  ),
  'serveRuling/procuratorate': help(
    '裁定后七日内送达；二十日的纠正意见期由此起算。',
    'The twenty days for an objection run from here.',
    'SPC2014-018',
    'SPP2014-020',
  ),
  'serveRuling/offender': help('裁定后七日内送达罪犯本人。', 'Within seven days.', 'SPC2014-018'),
  'serveRuling/justiceBureau': help(
    '假释裁定送达社区矫正机构。',
    'Of a parole.',
    'DL-J2',
    'SPC2014-018',
  ),
  'fileCorrectionOpinion/text': help(
    '收到裁定副本二十日内提出。',
    'Within twenty days.',
    'CPL-274',
    'SPP2014-020',
  ),
  'orderRetrial/ground': help(
    '裁定确有错误，或者故意隐瞒财产情节严重。',
    'The ruling is wrong, or assets were gravely hidden.',
    'SPC2014-021',
    'SPC2024-014',
  ),
  'executeRuling/certificateNumber': help(
    '假释证明书随释放发给。',
    'Given with the release.',
    'CL-083',
  ),
  'receiveIntoCorrection/reportedOn': help('社区矫正对象十日内报到。', 'Within ten days.', 'DL-J4'),
  'requestWithdrawal/reason': help(
    '撤回须书面，由法院决定是否准许。',
    'In writing; the court decides.',
    'SPC2014-016',
    'PL2026-056',
  ),
  'decideWithdrawal/permitted': help(
    '是否准许由法院决定，并通报检察院。',
    'The court decides and tells the procuratorate.',
    'PL2026-056',
  ),
};
