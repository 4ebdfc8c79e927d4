import { actOf, answerOf, earlier, form, mainOf } from '../answering.ts';
import { computeDeadline } from '../compute-deadline.ts';
import { inForce, rule } from '../../rules/index.ts';
import { addPeriod } from '../../period.ts';
import type { DeadlineAnswer, DeadlineQuestion, QuestionForm } from '../question.ts';

/** 交付执行、收监和社区矫正的期限. */
export const executionQuestions: readonly QuestionForm[] = [
  form(
    'enforcementDocuments',
    '交付执行的法律文书',
    'Enforcement documents',
    ['judgmentEffective'],
    ['documentsDelivered', 'documentsReceivedByPolice', 'admittedToPrison', 'remainingMonths'],
    enforcement,
  ),
  form(
    'deliveryToPrison',
    '公安机关送交监狱',
    'Delivery to prison by the police',
    ['documentsReceivedByPolice'],
    ['admittedToPrison', 'remainingMonths'],
    enforcement,
  ),
  form(
    'admissionNotice',
    '收监后通知家属',
    'Notice to the family after admission',
    ['admittedToPrison'],
    ['noticeSent'],
    (question) => {
      const from = question.admittedToPrison!;
      const part = inForce(rule('DL-I3'), from) ? 'since2026' : 'until2026';
      const limit = computeDeadline({
        rule: 'DL-I3',
        part,
        from,
        ...actOf(question, question.noticeSent),
      });
      return answerOf('admissionNotice', ['DL-I3', 'CPL-105'], { due: limit }, mainOf(limit));
    },
  ),
  form(
    'communityCorrectionStart',
    '社区矫正的通知、文书和报到',
    'Notice, documents and reporting for community correction',
    ['decisionEffective'],
    ['notified', 'documentsDelivered', 'reported'],
    (question) => {
      const from = question.decisionEffective!;
      const notice = computeDeadline({
        rule: 'DL-J1',
        from,
        ...actOf(question, question.notified),
      });
      const documents = computeDeadline({
        rule: 'DL-J2',
        from,
        ...actOf(question, question.documentsDelivered),
      });
      const report = computeDeadline({
        rule: 'DL-J4',
        from,
        ...actOf(question, question.reported),
      });
      const asked =
        question.notified !== undefined
          ? notice
          : question.documentsDelivered !== undefined
            ? documents
            : question.reported !== undefined
              ? report
              : notice;
      return answerOf(
        'communityCorrectionStart',
        ['DL-J1', 'DL-J2', 'DL-J4', 'CPL-105'],
        { notice, documents, report },
        {
          ...mainOf(asked),
          notifyDue: notice.due,
          documentsDue: documents.due,
          reportDue: report.due,
        },
      );
    },
  ),
  single(
    'communityCorrectionReceipt',
    '社区矫正文书回执',
    'Receipt for community-correction documents',
    'DL-J3',
    'documentsReceivedByCommunityCorrection',
    'receiptReturned',
  ),
  single(
    'transferOfFiles',
    '变更执行地移交档案',
    'Transfer of files on a change of place',
    'DL-J5',
    'changeApproved',
    'filesTransferred',
  ),
  single(
    'transferReceipt',
    '变更执行地回执',
    'Receipt for transferred files',
    'DL-J5',
    'filesReceived',
    'receiptReturned',
  ),
  single(
    'temporaryServiceHandOver',
    '暂予监外执行移送',
    'Hand-over for temporary service outside prison',
    'DL-J6',
    'approvalReceived',
    'handedOver',
  ),
  form(
    'revocation',
    '撤销缓刑、假释裁定',
    'Ruling on revocation of probation or parole',
    ['revocationProposalReceived'],
    ['rulingMade', 'measure', 'inCustody'],
    revocation,
  ),
];

function single(
  kind: string,
  zh: string,
  en: string,
  id: 'DL-J3' | 'DL-J5' | 'DL-J6',
  from:
    | 'documentsReceivedByCommunityCorrection'
    | 'changeApproved'
    | 'filesReceived'
    | 'approvalReceived',
  done: 'receiptReturned' | 'filesTransferred' | 'handedOver',
): QuestionForm {
  return form(kind, zh, en, [from], [done], (question) => {
    const limit = computeDeadline({
      rule: id,
      from: question[from]!,
      ...actOf(question, question[done]),
    });
    return answerOf(kind, [id, 'CPL-105'], { due: limit }, mainOf(limit));
  });
}

/**
 * Ten days for the court's documents; a month for the police, which 高检规则 art.625(2) counts as
 * thirty days: the warning goes out at the earlier of the two.
 */
function enforcement(question: DeadlineQuestion): DeadlineAnswer {
  const { judgmentEffective, documentsReceivedByPolice } = question;
  const court = judgmentEffective && {
    court: computeDeadline({
      rule: 'DL-I1',
      from: judgmentEffective,
      ...actOf(question, question.documentsDelivered),
    }),
  };
  const police = documentsReceivedByPolice && {
    police: computeDeadline({
      rule: 'DL-I2',
      from: documentsReceivedByPolice,
      ...actOf(question, question.admittedToPrison),
    }),
  };
  const sppWarn = documentsReceivedByPolice
    ? addPeriod(documentsReceivedByPolice, { days: 30 })
    : null;
  const asked = police?.police ?? court?.court;
  const staying = question.remainingMonths !== undefined && question.remainingMonths <= 3;
  return answerOf(
    judgmentEffective ? 'enforcementDocuments' : 'deliveryToPrison',
    ['DL-I1', 'DL-I2', 'PL2026-031', 'CPL-105'],
    { ...court, ...police },
    {
      ...(asked && mainOf(asked)),
      ...(court && { courtDue: court.court.due }),
      ...(police && {
        policeDue: police.police.due,
        sppWarn,
        warnAt: earlier(police.police.due, sppWarn),
      }),
    },
    staying
      ? [
          {
            zh: '剩余刑期在三个月以下的，由看守所代为执行，不送交监狱，由人确认',
            en: 'Three months or less remain: served in the detention centre and not delivered to prison; a person confirms',
          },
        ]
      : [],
  );
}

/** 三十日 (社区矫正法 art.48) and, for parole since 2026-11-01, 一个月 (监狱法 art.54): the earlier. */
function revocation(question: DeadlineQuestion): DeadlineAnswer {
  const from = question.revocationProposalReceived!;
  const act = actOf(question, question.rulingMade);
  const days = computeDeadline({ rule: 'DL-J7', from, ...act });
  if (!inForce(rule('PL2026-054'), from))
    return answerOf('revocation', ['DL-J7', 'CPL-105'], { days }, mainOf(days));
  const month = computeDeadline({ rule: 'PL2026-054', from, ...act });
  const first = days.due !== null && month.due !== null && month.due < days.due ? month : days;
  return answerOf(
    'revocation',
    ['DL-J7', 'PL2026-054', 'CPL-105'],
    { days, month },
    {
      ...mainOf(first),
      warnAt: earlier(days.due, month.due),
    },
  );
}
