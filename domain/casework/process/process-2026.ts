import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import { process2014 } from './process-2014.ts';
import type { ProcessDefinition, TimeLimit } from './process-definition.ts';

/** 监狱法 (2026), arts. 49-57: the steps stay, some rest on the statute from now on. */
const restsOn: Readonly<Record<string, readonly RuleId[]>> = {
  prisonNoticePeriod: ['PL2026-050-1'],
};

const limit = (entry: TimeLimit): TimeLimit => ({
  ...entry,
  rules: restsOn[entry.id] ?? entry.rules,
});

export const process2026: ProcessDefinition = {
  ...process2014,
  version: 'process-2026',
  from: LegalDate('2026-11-01'),
  to: null,
  steps: {
    ...process2014.steps,
    postPrisonNotice: { from: ['prisonNotice'], articles: ['PL2026-050-1'] },
    endPrisonNotice: { from: ['prisonNotice'], articles: ['PL2026-050-1'] },
    decideProposal: { from: ['proposalDecision'], articles: ['PL2026-050-1', 'MOJ130-012'] },
    recordProvincialConsent: {
      from: ['provincialConsent'],
      articles: ['PL2026-050-2', 'PL2026-051', 'PL2026-052', 'PL2026-053', 'DET2013-034'],
    },
    makeRuling: { from: ['ruling'], articles: ['SPC2014-016', 'PL2026-055'] },
    requestWithdrawal: { ...process2014.steps.requestWithdrawal, articles: ['PL2026-056'] },
    decideWithdrawal: { ...process2014.steps.decideWithdrawal, articles: ['PL2026-056'] },
  },
  limits: process2014.limits.map(limit),
};
