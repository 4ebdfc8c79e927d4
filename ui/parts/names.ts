import type { Measure } from '#domain/casework/case-state.ts';
import {
  outcomeName as outcomeOfMeasure,
  outcomes,
  stageInfo,
  type Outcome,
  type Stage,
} from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { directory } from '../base/directory.ts';
import { t } from '../base/say.ts';

export const measureNames: Readonly<Record<string, Bilingual>> = {
  commutation: t('减刑', 'Commutation'),
  parole: t('假释', 'Parole'),
  reprieveExpiry: t('死缓期满减刑', 'Expiry of the reprieve'),
};

const unknown = (value: string): Bilingual => t(value, value);

/** What the file does not say is not guessed; whether it was published or is yet to come, another place says. */
export const notStated = t('未载明', 'Not stated');

export const stageName = (stage: string): Bilingual =>
  Object.hasOwn(stageInfo, stage) ? stageInfo[stage as Stage] : unknown(stage);
/** How a case of this measure ended; null for the measure in what is chosen or counted over several. */
export const outcomeName = (outcome: string | null, measure: Measure | null): Bilingual => {
  if (outcome === null) return t('—', '—');
  return Object.hasOwn(outcomes, outcome)
    ? outcomeOfMeasure(outcome as Outcome, measure)
    : unknown(outcome);
};
export const outcomeOfSeveral = (outcome: string): Bilingual => outcomeName(outcome, null);
export const measureName = (measure: string): Bilingual =>
  measureNames[measure] ?? unknown(measure);
export const districtName = (adcode: string | null): Bilingual =>
  adcode === null || adcode === ''
    ? notStated
    : (directory().districtName(adcode) ?? unknown(adcode));
export const agencyName = (id: string): Bilingual => directory().agency(id)?.name ?? unknown(id);

export const provenanceNames: Readonly<Record<string, Bilingual>> = {
  casework: t('办案录入', 'Casework'),
  published: t('公开案例', 'Published'),
  synthetic: t('合成数据', 'Synthetic'),
};
export const provenanceName = (kind: string): Bilingual => provenanceNames[kind] ?? unknown(kind);
