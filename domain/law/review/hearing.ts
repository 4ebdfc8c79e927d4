import type { RuleId } from '../rules/review-rules.ts';
import { exceeds } from './amount.ts';
import type { HearingGround } from './answer.ts';
import { hasAny, type CaseFile } from './case-file.ts';
import type { Merit } from './merit.ts';
import { threeSpecialClasses } from './merit.ts';
import { record, type Notebook } from './notebook.ts';
import { reached } from './span.ts';
import type { Limits } from './limits.ts';

export interface Hearing {
  readonly grounds: readonly HearingGround[];
  readonly investigation: readonly string[];
}

/** Commutation and parole only, not the revocation: 应当开庭审理 (法释〔2014〕5号 art.6) and 应当调查核实 (高检发监字〔2014〕8号 art.6). */
export function hearingOf(file: CaseFile, merit: Merit, limits: Limits, notes: Notebook): Hearing {
  const { facts, law } = file;
  if (facts.measure === 'paroleRevocation') return { grounds: [], investigation: [] };
  const commutation = facts.measure !== 'parole';
  const special = hasAny(file, threeSpecialClasses) || facts.publicAttention === true;
  const off = isOffStandard(file, limits, notes);
  const grounds: HearingGround[] = [];
  const ground = (applies: boolean, name: HearingGround, id: RuleId) => {
    if (!applies || !law.applies(id)) return;
    grounds.push(name);
    record(notes, id, { result: 'met' });
  };
  ground(commutation && merit.major, 'majorMerit', 'SPC2014-006-1');
  ground(commutation && off, 'offStandard', 'SPC2014-006-2');
  ground(facts.noticeObjection === true, 'noticeObjection', 'SPC2014-006-3');
  ground(objects(facts.procuratorateObjection), 'procuratorateObjection', 'SPC2014-006-4');
  ground(special, 'specialClassOrPublicAttention', 'SPC2014-006-5');
  if (hasAny(file, threeSpecialClasses))
    record(notes, 'MOJ38-CAT', { result: 'met', facts: { categories: facts.categories ?? null } });
  return { grounds, investigation: investigation(file, merit, special, off, notes) };
}

const objects = (value: boolean | string | null | undefined): boolean =>
  value === true || (typeof value === 'string' && value.trim() !== '');

/** Filed before the general time, by waiver or shortening, or more proposed than the general amount. */
function isOffStandard(file: CaseFile, limits: Limits, notes: Notebook): boolean {
  const early = notes.gates.some(
    (gate) => gate.mode !== null && reached(file.filing, gate.standard) === false,
  );
  return early || (limits.amount !== null && exceeds(file, limits.amount.ceiling));
}

function investigation(
  file: CaseFile,
  merit: Merit,
  special: boolean,
  off: boolean,
  notes: Notebook,
): readonly string[] {
  const { facts, law } = file;
  const names: string[] = [];
  const ground = (applies: boolean, name: string, id: RuleId) => {
    if (!applies || !law.applies(id)) return;
    names.push(name);
    record(notes, id, { result: 'met' });
  };
  ground(special || hasAny(file, ['terrorism']), 'specialClassOrPublicAttention', 'SPP2014-006-1');
  ground(
    facts.measure !== 'parole' && (merit.merit || merit.major),
    'meritOrMajorMerit',
    'SPP2014-006-2',
  );
  ground(off, 'largeOrEarly', 'SPP2014-006-3');
  ground(
    facts.highScoresOrDoubtfulRecords === true,
    'highScoresOrDoubtfulRecords',
    'SPP2014-006-4',
  );
  ground(facts.complaintOrReport === true, 'complaintOrReport', 'SPP2014-006-5');
  return names;
}
