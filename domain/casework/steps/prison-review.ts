import { z } from 'zod';
import { count, decision, longText, on } from '../fields.ts';
import { heldInDetentionCentre } from '../detention-centre.ts';
import { step } from '../step.ts';
import { articleAsks, refuse } from '../refusal.ts';

/** 监狱提请减刑假释工作程序规定（司法部令第130号）第六条: five levels, one after the other. */
const opinion = z.strictObject({
  on,
  agreed: decision('是否同意提请', 'Agrees to propose', {
    yes: { zh: '同意提请', en: 'Agrees' },
    no: { zh: '不同意提请', en: 'Does not agree' },
  }),
  opinion: longText('审核意见', 'Opinion').nullable(),
});

export const recordWardReview = step({
  command: 'recordWardReview',
  event: 'WardReviewed',
  title: { zh: '监区审核', en: 'Record the ward review' },
  consequence: {
    zh: '案件将送刑罚执行部门审查；不同意则终结。',
    en: 'The case goes to the penalty-execution department; without agreement it ends.',
  },
  agency: 'prison',
  role: 'caseHandler',
  schema: opinion,
  evolve: (_, data) =>
    data.agreed ? { stage: 'departmentReview' } : { stage: 'closed', outcome: 'notProposed' },
});

export const recordDepartmentReview = step({
  command: 'recordDepartmentReview',
  event: 'DepartmentReviewed',
  title: { zh: '刑罚执行科审查', en: 'Record the penalty-execution review' },
  consequence: {
    zh: '案件将送减刑假释评审委员会评审；不同意则终结。',
    en: 'The case goes to the review committee; without agreement it ends.',
  },
  agency: 'prison',
  role: 'caseHandler',
  schema: opinion,
  evolve: (_, data) =>
    data.agreed ? { stage: 'committeeReview' } : { stage: 'closed', outcome: 'notProposed' },
});

export const recordCommitteeReview = step({
  command: 'recordCommitteeReview',
  event: 'CommitteeReviewed',
  title: { zh: '评审委员会评审', en: 'Record the committee review' },
  consequence: {
    zh: '同意提请的，应当在监狱内公示；不同意则终结。',
    en: 'With agreement the case must be posted in the prison; without it ends.',
  },
  agency: 'prison',
  role: 'decider',
  schema: opinion.extend({
    members: count(99, '评审委员会成员人数', 'Members of the review committee').nullable(),
  }),
  check: (data, state) => {
    if (data.members === null && state.provenance.kind === 'published') return null;
    // 司法部令第130号 speaks of prisons; a detention centre decides in its own meeting (公安部令第128号).
    if (heldInDetentionCentre(state)) return null;
    return refuse(
      'refused-by-law',
      ...(data.members !== null && data.members >= 9
        ? []
        : [
            articleAsks(
              'MOJ130-005',
              '减刑假释评审委员会成员不得少于9人',
              'The review committee has at least nine members',
              {
                field: '/members',
                expected: 9,
                actual: data.members,
              },
            ),
          ]),
    );
  },
  evolve: (_, data) =>
    data.agreed ? { stage: 'prisonNotice' } : { stage: 'closed', outcome: 'notProposed' },
});
