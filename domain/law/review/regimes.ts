import type { RuleId } from '../rules/review-rules.ts';
import { inBracket } from './bracket.ts';
import type { MeritKey } from './merit.ts';

/** The articles that govern a prisoner at this stage, by the ids of their rules. */
export interface Regime {
  readonly name: 'general' | 'strict' | 'corruption2019' | 'restricted';
  /** False where a fact that picks the class is missing: its times are then the shortest possible. */
  readonly certain: boolean;
  /** 减刑起始时间; null where the stage has none of its own. */
  readonly start: RuleId | null;
  readonly interval: RuleId | null;
  /** The other article that fits as well, with the shorter interval (Q1). */
  readonly lenientInterval: RuleId | null;
  /** 重大立功不受限制; null where the article has no such sentence. */
  readonly waiver: RuleId | null;
  /** Ceiling of one reduction. */
  readonly amount: Readonly<Record<MeritKey, RuleId>> | null;
  /** Fixed term into which life is changed. */
  readonly conversion: Readonly<Record<MeritKey, RuleId>> | null;
}
const same = (id: RuleId): Readonly<Record<MeritKey, RuleId>> => ({
  repent: id,
  merit: id,
  'repent+merit': id,
  majorMerit: id,
  'repent+majorMerit': id,
});

const heads = (
  either: RuleId,
  both: RuleId,
  major: RuleId,
  majorAndRepent: RuleId,
): Readonly<Record<MeritKey, RuleId>> => ({
  repent: either,
  merit: either,
  'repent+merit': both,
  majorMerit: major,
  'repent+majorMerit': majorAndRepent,
});

const article6Amounts = heads(
  'SPC2016-006-2A',
  'SPC2016-006-2B',
  'SPC2016-006-2C',
  'SPC2016-006-2D',
);
/** 法释〔2019〕6号 art.2(2). */
export const corruptionAmounts = heads(
  'SPC2019-002-2A',
  'SPC2019-002-2B',
  'SPC2019-002-2C',
  'SPC2019-002-2C',
);
const restrictedAmounts = heads('SPC2016-014-A', 'SPC2016-014-A', 'SPC2016-014-M', 'SPC2016-014-M');

/** A regime of which only what differs from nothing is said. */
export const regime = (parts: Partial<Regime> & Pick<Regime, 'name'>): Regime => ({
  start: null,
  interval: null,
  lenientInterval: null,
  waiver: null,
  amount: null,
  conversion: null,
  certain: true,
  ...parts,
});

/** 一般: arts.8 and 10. */
export const general: Record<'life' | 'lifeFixed' | 'reprieveLife' | 'reprieveFixed', Regime> = {
  life: regime({
    name: 'general',
    start: 'SPC2016-008-1S',
    waiver: 'SPC2016-008-2',
    conversion: heads('SPC2016-008-1A', 'SPC2016-008-1B', 'SPC2016-008-1C', 'SPC2016-008-1D'),
  }),
  lifeFixed: regime({
    name: 'general',
    interval: 'SPC2016-008-1I',
    waiver: 'SPC2016-008-2',
    amount: article6Amounts,
  }),
  reprieveLife: regime({
    name: 'general',
    start: 'SPC2016-010-1S',
    conversion: heads('SPC2016-010-1A', 'SPC2016-010-1B', 'SPC2016-010-1C', 'SPC2016-010-1D'),
  }),
  // art.10(2): as art.8, so with its interval and its waiver.
  reprieveFixed: regime({
    name: 'general',
    interval: 'SPC2016-008-1I',
    waiver: 'SPC2016-008-2',
    amount: article6Amounts,
  }),
};

/** 从严: arts.9 and 11. */
export const strict: typeof general = {
  life: regime({
    name: 'strict',
    start: 'SPC2016-009-1S',
    waiver: 'SPC2016-009-2',
    conversion: same('SPC2016-009-1A'),
  }),
  lifeFixed: regime({
    name: 'strict',
    interval: 'SPC2016-009-1I',
    waiver: 'SPC2016-009-2',
    amount: same('SPC2016-009-1R'),
  }),
  reprieveLife: regime({
    name: 'strict',
    start: 'SPC2016-011-S',
    conversion: same('SPC2016-011-A'),
  }),
  reprieveFixed: regime({
    name: 'strict',
    interval: 'SPC2016-011-I',
    amount: same('SPC2016-011-R'),
  }),
};

/** 法释〔2019〕6号 arts.3 and 4. */
export const corruption: typeof general = {
  life: regime({
    name: 'corruption2019',
    start: 'SPC2019-003-1',
    waiver: 'SPC2019-005',
    conversion: heads('SPC2019-003-2A', 'SPC2019-003-2B', 'SPC2019-003-2C', 'SPC2019-003-2C'),
  }),
  lifeFixed: regime({
    name: 'corruption2019',
    interval: 'SPC2019-003-3',
    waiver: 'SPC2019-005',
    amount: corruptionAmounts,
  }),
  reprieveLife: regime({
    name: 'corruption2019',
    start: 'SPC2019-004-1',
    waiver: 'SPC2019-005',
    conversion: heads('SPC2019-004-2A', 'SPC2019-004-2B', 'SPC2019-004-2C', 'SPC2019-004-2C'),
  }),
  reprieveFixed: regime({
    name: 'corruption2019',
    interval: 'SPC2019-004-3',
    waiver: 'SPC2019-005',
    amount: corruptionAmounts,
  }),
};

/** 限制减刑: arts.13 and 14. */
export const restricted: Record<'reprieveLife' | 'reprieveFixed', Regime> = {
  reprieveLife: regime({
    name: 'restricted',
    start: 'SPC2016-013',
    conversion: same('SPC2016-011-A'),
  }),
  reprieveFixed: regime({
    name: 'restricted',
    interval: 'SPC2016-014-I',
    amount: restrictedAmounts,
  }),
};

/** The rule in whose bracket the term lies. */
export const bracketed = (ids: readonly RuleId[], termMonths: number): RuleId | null =>
  ids.find((id) => inBracket(id, 'termMonths', termMonths)) ?? null;

/** Art.6. */
export const generalFixed = (months: number): Regime =>
  regime({
    name: 'general',
    start: bracketed(['SPC2016-006-1A', 'SPC2016-006-1B', 'SPC2016-006-1C'], months),
    interval: bracketed(['SPC2016-006-3A', 'SPC2016-006-3B'], months),
    waiver: 'SPC2016-006-4',
    amount: article6Amounts,
  });

/** Art.7(1). */
export const strictTo10 = regime({
  name: 'strict',
  start: 'SPC2016-007-1S',
  interval: 'SPC2016-007-1I',
  waiver: 'SPC2016-007-3',
  amount: same('SPC2016-007-1A'),
});

/** Art.7(2). */
export const strictFrom10 = regime({
  name: 'strict',
  start: 'SPC2016-007-2S',
  interval: 'SPC2016-007-2I',
  waiver: 'SPC2016-007-3',
  amount: same('SPC2016-007-2A'),
});
