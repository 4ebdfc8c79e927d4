import type { Bilingual } from '#domain/kernel/violation.ts';
import type { CriminalAgencyKind } from './agencies.ts';

/** Where a criminal case stands. */
export const criminalStages = [
  'investigation',
  'arrestReview',
  'prosecutionReview',
  'supplement',
  'filingReview',
  'trial',
  'judgment',
  'delivery',
  'transfer',
  'admitted',
  'correctionEntry',
  'closed',
] as const;
export type CriminalStage = (typeof criminalStages)[number];

interface StageInfo extends Bilingual {
  /** Whose turn it is; null when nothing is left to do. */
  readonly turn: CriminalAgencyKind | null;
}

export const criminalStageInfo: Readonly<Record<CriminalStage, StageInfo>> = {
  investigation: { zh: '侦查', en: 'Investigation', turn: 'police' },
  arrestReview: { zh: '审查逮捕', en: 'Review of the arrest', turn: 'procuratorate' },
  prosecutionReview: { zh: '审查起诉', en: 'Review for prosecution', turn: 'procuratorate' },
  supplement: { zh: '补充侦查', en: 'Supplementary investigation', turn: 'police' },
  filingReview: { zh: '法院受理审查', en: "Court's filing review", turn: 'court' },
  trial: { zh: '第一审', en: 'First instance', turn: 'court' },
  judgment: { zh: '宣判待生效', en: 'Judgment not yet effective', turn: 'court' },
  delivery: { zh: '交付执行', en: 'Delivery for enforcement', turn: 'court' },
  transfer: { zh: '送交监狱', en: 'Transfer to prison', turn: 'police' },
  admitted: { zh: '已收监待通知', en: 'Admitted, family to be told', turn: 'prison' },
  correctionEntry: {
    zh: '社区矫正接收',
    en: 'Entry into community correction',
    turn: 'communityCorrection',
  },
  closed: { zh: '已办结', en: 'Closed', turn: null },
};

/** How a case ended. */
export const criminalOutcomes = {
  dropped: { zh: '撤销案件', en: 'Case dropped' },
  notProsecuted: { zh: '不起诉', en: 'Not prosecuted' },
  notGuilty: { zh: '无罪', en: 'Not guilty' },
  nothingToDeliver: { zh: '无须交付执行', en: 'Nothing to deliver' },
  detentionCentre: { zh: '由看守所执行', en: 'Served in the detention centre' },
  prison: { zh: '已收监', en: 'Admitted to prison' },
  communityCorrection: { zh: '已入矫', en: 'In community correction' },
} as const satisfies Record<string, Bilingual>;
export type CriminalOutcome = keyof typeof criminalOutcomes;

/** What the person is held under, or not. */
export const custodyMeasures = {
  none: { zh: '未采取强制措施', en: 'No measure' },
  detained: { zh: '拘留', en: 'Detained' },
  arrested: { zh: '逮捕', en: 'Arrested' },
  bail: { zh: '取保候审', en: 'Bail' },
  residentialSurveillance: { zh: '监视居住', en: 'Residential surveillance' },
  released: { zh: '已释放', en: 'Released' },
} as const satisfies Record<string, Bilingual>;
export type CustodyMeasure = keyof typeof custodyMeasures;

/** Whether a person is held: then no holiday moves a last day (刑诉法第一百零五条). */
export const isHeld = (custody: CustodyMeasure): boolean =>
  custody === 'detained' || custody === 'arrested';
