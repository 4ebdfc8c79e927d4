import type { CaseState } from '#domain/casework/case-state.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';
import { nameOf, valueText } from '../words/field-names.ts';

type Decided = Pick<
  CaseState,
  'procuratorateOpinion' | 'proposal' | 'trialMode' | 'rulings' | 'withdrawal'
>;

/**
 * What the agencies have said of the case so far, with their reasons, as rows: whoever decides next sees it
 * beside the facts. Of a case that was tried again each ruling stands by itself, the first one first.
 */
export function decidedSoFar({
  procuratorateOpinion,
  proposal,
  trialMode,
  rulings,
  withdrawal,
}: Decided): readonly (readonly [Bilingual, Bilingual])[] {
  const said: readonly (readonly [Bilingual, unknown, string])[] = [
    [nameOf('procuratorateOpinion'), procuratorateOpinion, 'procuratorateOpinion'],
    [nameOf('proposal'), proposal, 'proposal'],
    [nameOf('trialMode'), trialMode, 'trialMode'],
    ...rulings.map((ruling, index): readonly [Bilingual, unknown, string] => [
      rulingName(index, rulings.length),
      { ...ruling, retrial: null },
      'rulings',
    ]),
    [t('申请撤回的理由', 'Reason for the withdrawal asked for'), withdrawal?.reason, 'reason'],
  ];
  return said
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value, part]) => [name, valueText(value, part)]);
}

/** The last ruling is the one that stands; before a retrial another stood. */
const rulingName = (index: number, count: number): Bilingual => {
  if (index === count - 1) return count === 1 ? nameOf('rulings') : latest;
  return index === 0 ? first : t(`第${index + 1}次裁定`, `Ruling no. ${index + 1}`);
};
const latest = t('现行裁定（重新审理）', 'Ruling that stands, after a retrial');
const first = t('原裁定（重新审理前）', 'First ruling, before the retrial');
