import { sentenceServed } from '#domain/law/index.ts';
import type { CaseState, Proposal } from './case-state.ts';
import { articleAsks, refuse, type Refusal } from './refusal.ts';

/**
 * 法释〔2014〕5号第二条、第十六条: a proposal and a ruling say what is to become of the sentence. Refuses
 * one that leaves it empty; `under` is the field in which it stands. What the source of a published
 * case leaves out stays out.
 */
export function checkContent(
  state: Pick<CaseState, 'measure' | 'facts' | 'provenance'>,
  content: Proposal | null,
  under: '/proposal' | '/granted',
): Refusal | null {
  if (state.provenance.kind === 'published') return null;
  const wanted = wantedOf(state);
  if (wanted === null || (content !== null && wanted.given(content))) return null;
  return refuse(
    'refused-by-law',
    articleAsks('SPC2014-002-M1', wanted.zh, wanted.en, {
      field: content === null ? under : `${under}/${wanted.field}`,
    }),
  );
}

/**
 * 法释〔2014〕5号第十六条第一款: what was proposed is granted as it was proposed; another extent is an
 * adjustment, for which the ruling gives reasons. Refuses the one that is called the other. Of a published
 * case the proposal may be unknown.
 */
export function checkOutcome(
  { proposal, provenance }: Pick<CaseState, 'proposal' | 'provenance'>,
  outcome: 'grant' | 'adjust',
  granted: Proposal,
): Refusal | null {
  if (provenance.kind === 'published' || proposal === null) return null;
  const isAsProposed = isSame(proposal, granted);
  if (isAsProposed === (outcome === 'grant')) return null;
  const [zh, en] = isAsProposed
    ? [
        '裁定内容与提请一致，不是调整：应当裁定准予',
        'This is what was proposed: it is granted, not adjusted',
      ]
    : [
        '裁定内容与提请不一致：应当裁定调整幅度，并说明理由',
        'This is not what was proposed: it is an adjustment, with reasons',
      ];
  return refuse('refused-by-law', articleAsks('SPC2014-016', zh, en, { field: '/outcome' }));
}

/** Nothing and none are the same: no days, nought days. */
const isSame = (one: Proposal, other: Proposal): boolean =>
  (['reductionMonths', 'reductionDays', 'resultTermMonths', 'probationMonths'] as const).every(
    (name) => (one[name] ?? 0) === (other[name] ?? 0),
  ) && one.parole === other.parole;

interface Wanted {
  readonly field: keyof Proposal;
  readonly zh: string;
  readonly en: string;
  readonly given: (content: Proposal) => boolean;
}

const reduction: Wanted = {
  field: 'reductionMonths',
  zh: '没有写明减去的刑期',
  en: 'It does not say how much is taken off',
  given: ({ reductionMonths, reductionDays, probationMonths = null }) =>
    reductionMonths !== null || reductionDays !== null || probationMonths !== null,
};
const term: Wanted = {
  field: 'resultTermMonths',
  zh: '没有写明减为有期徒刑的刑期',
  en: 'It does not say which fixed term it becomes',
  given: ({ resultTermMonths }) => resultTermMonths !== null,
};
const parole: Wanted = {
  field: 'parole',
  zh: '没有写明假释',
  en: 'It does not say that parole is proposed',
  given: (content) => content.parole,
};

/** What the measure decides; null where the law itself says what the sentence becomes (刑法第五十条). */
function wantedOf({ measure, facts }: Pick<CaseState, 'measure' | 'facts'>): Wanted | null {
  if (measure === 'parole') return parole;
  if (measure === 'reprieveExpiry') return null;
  const served = sentenceServed(facts as Parameters<typeof sentenceServed>[0]);
  return served === 'life' || served === 'deathReprieve' ? term : reduction;
}
