import { proposalWords } from './proposal-words.ts';

const nothing = {
  reductionMonths: null,
  reductionDays: null,
  resultTermMonths: null,
  parole: false,
};

test.each([
  [{ reductionMonths: 3 }, '提请 3 个月', 'Proposed: 3 months'],
  [{ reductionMonths: 1, reductionDays: 10 }, '提请 1 个月，10 日', 'Proposed: 1 month, 10 days'],
  [{ resultTermMonths: 264 }, '提请 减为有期徒刑 264 个月', 'Proposed: to a term of 264 months'],
  [
    { reductionMonths: 6, probationMonths: 36 },
    '提请 6 个月，缓刑考验期缩减至 36 个月',
    'Proposed: 6 months, a probation of 36 months',
  ],
  [{ parole: true }, '提请 假释', 'Proposed: parole'],
])('a proposal of %p is told in a few words', (content, zh, en) => {
  expect(proposalWords({ ...nothing, ...content })).toEqual({ zh, en });
});
