import { actOf, answerOf, form, mainOf } from '../answering.ts';
import { computeDeadline, type ComputedDeadline } from '../compute-deadline.ts';
import type { DeadlineAnswer, DeadlineQuestion, QuestionForm } from '../question.ts';

/** 补充侦查、审查起诉、第一审的期限. */
export const trialQuestions: readonly QuestionForm[] = [
  form(
    'supplementaryInvestigation',
    '退回补充侦查',
    'Supplementary investigation',
    ['returnDocumentsReceived'],
    ['retransferred', 'supplementaryRound'],
    (question) => {
      const limit = computeDeadline({
        rule: 'DL-C1',
        from: question.returnDocumentsReceived!,
        ...actOf(question, question.retransferred),
      });
      return answerOf(
        'supplementaryInvestigation',
        ['DL-C1', 'CPL-105', 'INT2021-202-1'],
        { due: limit },
        { ...mainOf(limit), ...roundStatus(question) },
        roundReason(question),
      );
    },
  ),
  form(
    'trialAdjournment',
    '审判阶段补充侦查',
    'Supplementary investigation during the trial',
    ['courtAdjourned'],
    ['resumed', 'supplementaryRound'],
    (question) => {
      const limit = computeDeadline({
        rule: 'DL-C2',
        from: question.courtAdjourned!,
        ...actOf(question, question.resumed),
      });
      return answerOf(
        'trialAdjournment',
        ['DL-C2', 'CPL-105', 'INT2021-202-1'],
        { due: limit },
        { ...mainOf(limit), ...roundStatus(question) },
        roundReason(question),
      );
    },
  ),
  form(
    'prosecutionReview',
    '审查起诉',
    'Review for prosecution',
    ['caseFileReceived'],
    ['fastTrack', 'possibleTermOverOneYear', 'majorComplex', 'decisionMade'],
    (question) => {
      const rule = question.fastTrack ? 'DL-E2' : 'DL-E1';
      const limit = computeDeadline({
        rule,
        from: question.caseFileReceived!,
        extended: question.fastTrack
          ? question.possibleTermOverOneYear === true
          : question.majorComplex === true,
        ...actOf(question, question.decisionMade),
      });
      return answerOf(
        'prosecutionReview',
        [rule, 'CPL-105', 'INT2021-202-1'],
        { due: limit },
        mainOf(limit),
      );
    },
  ),
  form(
    'prosecutionAcceptance',
    '公诉案件受理审查',
    'Acceptance review of a prosecution',
    ['indictmentReceived'],
    ['accepted', 'inCustody'],
    (question) => {
      const limit = computeDeadline({
        rule: 'DL-G1',
        from: question.indictmentReceived!,
        ...actOf(question, question.accepted),
      });
      return answerOf('prosecutionAcceptance', ['DL-G1', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'firstInstance',
    '第一审审限',
    'Time limit of the first instance',
    ['caseAccepted'],
    ['procedure', 'possibleTermOverOneYear', 'possibleTermOverThreeYears', 'judgmentPronounced'],
    firstInstance,
  ),
  form(
    'hearingService',
    '开庭前的送达和公布',
    'Service and announcement before the hearing',
    ['hearingDate'],
    ['served', 'summonsServed', 'announced', 'procedure'],
    hearingService,
  ),
  form(
    'judgmentService',
    '判决书送达',
    'Service of the judgment',
    ['pronounced'],
    ['pronouncement', 'judgmentServed'],
    (question) => {
      const act = actOf(question, question.judgmentServed);
      const limit = computeDeadline({ rule: 'DL-H4', from: question.pronounced!, ...act });
      if (question.pronouncement !== 'fixedDate')
        return answerOf('judgmentService', ['DL-H4', 'CPL-105'], { due: limit }, mainOf(limit));
      const served = question.judgmentServed;
      const late = served !== undefined && served > question.pronounced!;
      return answerOf(
        'judgmentService',
        ['DL-H4'],
        {},
        {
          due: question.pronounced!,
          rawDue: question.pronounced!,
          status: served === undefined ? null : late ? 'review' : 'onTime',
        },
        late
          ? [
              {
                zh: '定期宣告判决的应当“立即”送达，没有日数，由人决定',
                en: 'After pronouncement on a fixed date service is due "at once", without a number of days; for a person',
              },
            ]
          : [],
      );
    },
  ),
];

/** 补充侦查以二次为限 (刑诉法 arts.175(3), 204): a third is none that may be begun. */
const isThirdRound = ({ supplementaryRound = 1 }: DeadlineQuestion): boolean =>
  supplementaryRound > 2;

const roundStatus = (question: DeadlineQuestion): Pick<DeadlineAnswer, 'status'> =>
  isThirdRound(question) ? { status: 'violation' } : {};

const roundReason = (question: DeadlineQuestion) =>
  isThirdRound(question)
    ? [
        {
          zh: `补充侦查以二次为限，本次为第${question.supplementaryRound}次`,
          en: `at most two supplementary investigations are allowed; this is number ${question.supplementaryRound}`,
        },
      ]
    : [];

function firstInstance(question: DeadlineQuestion): DeadlineAnswer {
  const procedure = question.procedure ?? 'ordinary';
  const act = actOf(question, question.judgmentPronounced);
  const from = question.caseAccepted!;
  const longer =
    procedure === 'simplified'
      ? question.possibleTermOverThreeYears
      : procedure === 'fastTrack' && question.possibleTermOverOneYear;
  const limit = computeDeadline({
    rule: 'DL-G2',
    part: procedure,
    from,
    extended: longer === true,
    ...act,
  });
  const rules = ['DL-G2', 'CPL-105', 'INT2021-202-1'] as const;
  if (procedure !== 'ordinary')
    return answerOf('firstInstance', rules, { due: limit }, mainOf(limit));
  const latest = computeDeadline({ rule: 'DL-G2', part: 'latest', from, ...act });
  return answerOf(
    'firstInstance',
    rules,
    { due: limit, latest },
    {
      ...mainOf(limit),
      latestDue: latest.due,
    },
  );
}

/** 刑诉法 art.187; simplified and fast-track trials are free of its periods (arts.219, 224). */
function hearingService(question: DeadlineQuestion): DeadlineAnswer {
  const kind = 'hearingService';
  const from = question.hearingDate!;
  const announcement = computeDeadline({
    rule: 'DL-H3',
    from,
    ...actOf(question, question.announced),
  });
  if (question.procedure !== undefined && question.procedure !== 'ordinary')
    return answerOf(
      kind,
      ['DL-H1', 'DL-H2', 'DL-H3'],
      { announcement },
      {
        status: 'notApplicable',
        latestService: null,
        latestSummons: null,
        latestAnnouncement: announcement.due,
      },
    );
  const service = computeDeadline({ rule: 'DL-H1', from, ...actOf(question, question.served) });
  const summons = computeDeadline({
    rule: 'DL-H2',
    from,
    ...actOf(question, question.summonsServed),
  });
  const asked: ComputedDeadline =
    question.served === undefined && question.summonsServed !== undefined
      ? summons
      : question.served === undefined && question.announced !== undefined
        ? announcement
        : service;
  return answerOf(
    kind,
    ['DL-H1', 'DL-H2', 'DL-H3'],
    { service, summons, announcement },
    {
      due: asked.due,
      rawDue: asked.rawDue,
      status: asked.status,
      latestService: service.due,
      latestSummons: summons.due,
      latestAnnouncement: announcement.due,
    },
  );
}
