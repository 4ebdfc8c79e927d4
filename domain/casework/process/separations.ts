import type { Separation } from './process-definition.ts';

/**
 * Who reviewed does not decide. 司法部令第130号第六条 gives ward, department, committee and warden's
 * meeting each a level of its own; 法释〔2014〕5号第二十、二十一条 give the retrial to another panel.
 */
export const separations: readonly Separation[] = [
  {
    steps: [
      'recordWardReview',
      'recordDepartmentReview',
      'recordCommitteeReview',
      'decideProposal',
    ],
    articles: ['MOJ130-006', 'PL2026-050-1'],
    prisonOnly: true,
  },
  {
    steps: ['makeRuling', 'makeRetrialRuling'],
    articles: ['SPC2014-020', 'SPC2014-021', 'INT2021-539'],
    eachTime: true,
  },
];
