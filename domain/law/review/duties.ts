import type { RuleId } from '../rules/index.ts';
import type { Finding } from './answer.ts';

/**
 * Rules that say what somebody must do in the procedure: who rules and by when, who consents or reviews,
 * who is heard or interviewed. That one applies to a case does not say that it was kept.
 */
const duties = new Set<string>([
  'SPC2014-001-1',
  'SPC2014-001-2',
  'SPC2014-001-3',
  'SPC2014-001-4',
  'INT2021-202-1',
  'INT2021-533',
  'INT2021-534-2',
  'CL-082',
  'PL2026-051',
  'PL2026-052',
  'PL2026-053',
  'MOJ130-004',
  'MOJ38-COUNTY',
  'MOJ38-BUREAU',
  'REC2014-002',
  'AOC-036-1',
  'AOC-036-2',
  'SPC2014-006-1',
  'SPC2014-006-2',
  'SPC2014-006-3',
  'SPC2014-006-4',
  'SPC2014-006-5',
  'SPP2014-006-1',
  'SPP2014-006-2',
  'SPP2014-006-3',
  'SPP2014-006-4',
  'SPP2014-006-5',
  'SPC2014-015',
] satisfies readonly RuleId[]);

/** A finding that says only that such a duty applies: nobody has seen yet whether it was kept. */
export const isDuty = ({ rule, result }: Finding): boolean => result === 'met' && duties.has(rule);
