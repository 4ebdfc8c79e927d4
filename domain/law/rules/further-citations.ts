import type { furtherTexts } from './further-texts.ts';
import type { RuleId } from './index.ts';

/** Which further articles belong to which rule. */
export const furtherCitations = {
  'DL-A1': ['detentionExtension2016-16', 'policeProcedure-148', 'sppRules2019-615'],
  'DL-A2': ['sppRules2019-311', 'sppRules2019-312'],
  'DL-A6': ['policeProcedure-129'],
  'DL-B1': [
    'arrestMeasures2001-七',
    'sixOrgans2012-17',
    'sppRules2019-286',
    'criminalProcedureLaw-90',
  ],
  'DL-B2': ['policeProcedure-140', 'sppRules2019-286'],
  'DL-C1': ['policeProcedure-295', 'sppRules2019-346', 'sppRules2019-347', 'sppRules2019-350'],
  'DL-C2': ['sppRules2019-421', 'sppRules2019-422'],
  'DL-D1': ['sppRules2019-282'],
  'DL-D2': ['arrestMeasures2001-四'],
  'DL-E1': ['sppRules2019-351', 'criminalProcedureLaw-170'],
  'DL-F1': ['sixOrgans2012-21', 'policeProcedure-148', 'detentionExtension2016-4'],
  'DL-F2': ['sppRules2019-309', 'sixOrgans2012-21-2'],
  'DL-G1': ['spc2021-219', 'sixOrgans2012-25'],
  'DL-G2': ['criminalProcedureLaw-220', 'criminalProcedureLaw-225'],
  'DL-H1': ['spc2021-221', 'criminalProcedureLaw-219', 'criminalProcedureLaw-224'],
  'DL-H2': ['spc2021-221'],
  'DL-I1': ['spc2021-511', 'sppRules2019-625', 'prisonLaw2026-31'],
  'DL-I2': ['prisonLaw2026-31-2', 'prisonLaw2012-15', 'sppRules2019-625-2'],
  'DL-I3': ['prisonLaw2012-20'],
  'DL-J1': ['communityCorrectionMeasures-16', 'spc2021-519'],
  'DL-J2': ['communityCorrectionMeasures-16'],
  'DL-J7': ['communityCorrectionLaw-47'],
} as const satisfies Partial<Record<RuleId, readonly (keyof typeof furtherTexts)[]>>;
