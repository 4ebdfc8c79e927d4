import { rule } from '../../rules/index.ts';
import { addDays } from '#domain/kernel/legal-date.ts';
import { actOf, answerOf, earlier, form, inForceOn, lacking, mainOf } from '../answering.ts';
import { computeDeadline } from '../compute-deadline.ts';
import { courtNotice as countNotice } from '../court-notice.ts';
import type { DeadlineAnswer, DeadlineQuestion, QuestionForm } from '../question.ts';

/** 减刑、假释各环节的期限. */
export const commutationQuestions: readonly QuestionForm[] = [
  form(
    'prisonNotice',
    '监狱内公示',
    'Notice inside the prison',
    ['posted'],
    ['executingOrgan'],
    prisonNotice,
  ),
  form(
    'courtNotice',
    '法院立案后公示',
    'Public notice by the court',
    ['caseFiled'],
    ['noticePosted'],
    courtNotice,
  ),
  form(
    'ruling',
    '减刑、假释裁定',
    'Ruling on commutation or parole',
    ['courtReceivesProposal'],
    ['currentSentence', 'measure', 'inCommunityCorrection', 'rulingMade'],
    ruling,
  ),
  form(
    'procuratorateObjection',
    '检察院对建议书的意见',
    'Opinion of the procuratorate on the proposal',
    ['proposalCopyReceived'],
    ['objectionSent'],
    (question) => {
      const limit = computeDeadline({
        rule: 'SPP2014-010',
        from: question.proposalCopyReceived!,
        ...actOf(question, question.objectionSent),
      });
      return answerOf(
        'procuratorateObjection',
        ['SPP2014-010', 'SPPR-635', 'CPL-105'],
        { due: limit },
        mainOf(limit),
      );
    },
  ),
  form(
    'correction',
    '检察院纠正意见和另行组成合议庭的裁定',
    'Correction opinion and the ruling of a new panel',
    ['rulingCopyReceived'],
    ['correctionSent', 'correctionReceivedByCourt', 'newPanelRuling'],
    correction,
  ),
  form(
    'newPanel',
    '收到纠正意见后的裁定',
    'Ruling after a correction opinion',
    ['correctionReceivedByCourt'],
    ['newPanelRuling'],
    correction,
  ),
  form(
    'supplement',
    '材料补送',
    'Supplement of materials',
    ['supplementNoticeReceived'],
    ['materials', 'supplemented'],
    (question) => {
      const rule = question.materials === 'property' ? 'SPC2024-005-D' : 'SPC2014-002-D';
      const limit = computeDeadline({
        rule,
        from: question.supplementNoticeReceived!,
        ...actOf(question, question.supplemented),
      });
      return answerOf('supplement', [rule, 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'enforcementCertificate',
    '执行法院出具财产性判项证明',
    'Certificate of the enforcement court on the property judgment',
    ['inquiryReceived'],
    ['certificateIssued'],
    (question) => {
      const limit = computeDeadline({
        rule: 'SPC2024-013-2',
        from: question.inquiryReceived!,
        ...actOf(question, question.certificateIssued),
      });
      return answerOf(
        'enforcementCertificate',
        ['SPC2024-013-2', 'CPL-105'],
        { due: limit },
        mainOf(limit),
      );
    },
  ),
  form(
    'hearingNotice',
    '减刑、假释案件开庭通知和公告',
    'Notice of a hearing on commutation or parole',
    ['hearingDate'],
    ['hearingNoticeServed', 'measure'],
    (question) => {
      const limit = computeDeadline({
        rule: 'SPC2014-009',
        from: question.hearingDate!,
        ...actOf(question, question.hearingNoticeServed),
      });
      return answerOf(
        'hearingNotice',
        ['SPC2014-009', 'CPL-105'],
        { due: limit },
        { ...mainOf(limit), latestService: limit.due },
      );
    },
  ),
  form(
    'rulingService',
    '减刑、假释裁定送达',
    'Service of the ruling',
    ['rulingMade'],
    ['served', 'formerRank', 'recordFiled'],
    rulingService,
  ),
  form(
    'recordForReview',
    '职务犯罪案件备案审查',
    'Record of a duty-crime case with the higher procuratorate',
    ['rulingReceivedByProcuratorate'],
    ['recordFiled'],
    (question) => {
      const limit = computeDeadline({
        rule: 'REC2014-002',
        from: question.rulingReceivedByProcuratorate!,
        ...actOf(question, question.recordFiled),
      });
      return answerOf('recordForReview', ['REC2014-002', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'paroleFiles',
    '看守所寄送假释材料',
    'Files of a parolee from the detention centre',
    ['paroleRulingReceived'],
    ['filesSent'],
    (question) => {
      const limit = computeDeadline({
        rule: 'DET2013-037',
        from: question.paroleRulingReceived!,
        ...actOf(question, question.filesSent),
      });
      return answerOf('paroleFiles', ['DET2013-037', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'communityAssessment',
    '社区影响调查评估',
    'Assessment of the impact on the community',
    ['assessmentRequestReceived'],
    ['fastTrack', 'assessmentSubmitted'],
    (question) => {
      const limit = computeDeadline({
        rule: 'CCR-014',
        part: question.fastTrack ? 'fastTrack' : 'ordinary',
        from: question.assessmentRequestReceived!,
        ...actOf(question, question.assessmentSubmitted),
      });
      return answerOf('communityAssessment', ['CCR-014'], { due: limit }, mainOf(limit));
    },
  ),
];

/** Five working days in prison, three in a detention centre; the decision comes after them. */
function prisonNotice(question: DeadlineQuestion): DeadlineAnswer {
  const from = question.posted!;
  const rules =
    question.executingOrgan === 'detentionCentre'
      ? (['DET2013-033'] as const)
      : inForceOn(['PL2026-050-1', 'MOJ130-011'] as const, from);
  const [governing] = rules;
  if (governing === undefined)
    return answerOf('prisonNotice', ['MOJ130-011'], {}, { noticeComplete: null }, [
      {
        zh: `${from}时司法部令第130号尚未施行，须由人确认当时的公示规定`,
        en: `MOJ Order 130 was not in force on ${from}; a person must confirm the rule of that day`,
      },
    ]);
  const notice = computeDeadline({ rule: governing, from, ...actOf(question, undefined) });
  return answerOf(
    'prisonNotice',
    rules,
    { notice },
    {
      noticeComplete: notice.due,
      leadersMayDecideFrom: notice.due && addDays(notice.due, 1),
    },
  );
}

function courtNotice(question: DeadlineQuestion): DeadlineAnswer {
  const { caseFiled, noticePosted } = question;
  const posting = computeDeadline({
    rule: 'SPC2014-003-1',
    from: caseFiled!,
    ...actOf(question, noticePosted),
  });
  const rules = ['SPC2014-003-1', 'INT2021-537', 'SPC2014-003-3', 'CPL-105'] as const;
  if (noticePosted === undefined)
    return answerOf('courtNotice', rules, { posting }, mainOf(posting));
  const { statutory: notice, readings } = countNotice(noticePosted);
  return answerOf(
    'courtNotice',
    rules,
    { posting, notice },
    {
      ...mainOf(posting),
      noticeEndsIfPosted: notice.due,
      mayRuleFrom: notice.due && addDays(notice.due, 1),
    },
    [readings],
  );
}

const byCurrentSentence = {
  deathReprieve: 'SPC2014-001-1',
  life: 'SPC2014-001-2',
  fixedTerm: 'SPC2014-001-3',
  control: 'SPC2014-001-4',
  criminalDetention: 'SPC2014-001-4',
} as const;

/** One month, by the sentence being served; thirty days for those in community correction. */
function ruling(question: DeadlineQuestion): DeadlineAnswer {
  const from = question.courtReceivesProposal!;
  const act = actOf(question, question.rulingMade);
  const { currentSentence } = question;
  const corrected =
    question.inCommunityCorrection ??
    (currentSentence === 'control' && from >= rule('INT2021-534-2').from);
  if (corrected) {
    const limit = computeDeadline({ rule: 'INT2021-534-2', from, ...act });
    return answerOf(
      'ruling',
      ['INT2021-534-2', 'CCR-042', 'CPL-105'],
      { due: limit },
      mainOf(limit),
    );
  }
  if (currentSentence === undefined)
    return lacking('ruling', Object.values(byCurrentSentence), ['currentSentence']);
  const governing = byCurrentSentence[currentSentence];
  const statute =
    currentSentence === 'life' || currentSentence === 'fixedTerm'
      ? inForceOn(
          question.measure === 'parole'
            ? (['PL2026-053', 'PL2012-032'] as const)
            : (['PL2026-051', 'PL2012-030'] as const),
          from,
        )
      : [];
  const limit = computeDeadline({ rule: governing, from, ...act });
  return answerOf(
    'ruling',
    [governing, ...statute, 'INT2021-202-1', 'CPL-105'],
    { due: limit },
    mainOf(limit),
  );
}

/** 刑诉法 art.274: twenty days for the procuratorate, a month for the new panel. */
function correction(question: DeadlineQuestion): DeadlineAnswer {
  const { rulingCopyReceived, correctionReceivedByCourt } = question;
  const opinion = rulingCopyReceived && {
    opinion: computeDeadline({
      rule: 'CPL-274',
      part: 'procuratorate',
      from: rulingCopyReceived,
      ...actOf(question, question.correctionSent ?? correctionReceivedByCourt),
    }),
  };
  const court = correctionReceivedByCourt && {
    court: computeDeadline({
      rule: 'CPL-274',
      part: 'court',
      from: correctionReceivedByCourt,
      ...actOf(question, question.newPanelRuling),
    }),
  };
  const main = opinion?.opinion ?? court?.court;
  return answerOf(
    rulingCopyReceived ? 'correction' : 'newPanel',
    ['CPL-274', 'SPP2014-020', 'SPPR-639', 'SPC2014-020', 'CPL-105'],
    { ...opinion, ...court },
    { ...(main && mainOf(main)), ...(court && { courtDue: court.court.due }) },
  );
}

/** Seven days; for former bureau-level officials also ten days to the Ministry of Justice. */
function rulingService(question: DeadlineQuestion): DeadlineAnswer {
  const from = question.rulingMade!;
  const service = computeDeadline({
    rule: 'SPC2014-018',
    from,
    ...actOf(question, question.served),
  });
  const rules = ['SPC2014-018', 'INT2021-539', 'CPL-105'] as const;
  if (question.formerRank !== 'bureauOrAbove')
    return answerOf('rulingService', rules, { service }, mainOf(service));
  const record = computeDeadline({
    rule: 'MOJ38-BUREAU',
    from,
    ...actOf(question, question.recordFiled),
  });
  return answerOf(
    'rulingService',
    [...rules, 'MOJ38-BUREAU'],
    { service, record },
    {
      ...mainOf(service),
      recordDue: record.due,
      warnAt: earlier(service.due, record.due),
    },
  );
}
