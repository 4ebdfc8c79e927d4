import { z } from 'zod';
import { caseFactsSchema } from '../case-facts.ts';
import { impossibleDays } from '../impossible-days.ts';
import { preparationGate, summarise } from '../law-gate.ts';
import { step } from '../step.ts';
import {
  agencyId,
  choice,
  count,
  legalDate,
  longText,
  on,
  override,
  personName,
  prisonerNumber,
  text,
} from '../fields.ts';

export const provenanceSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('casework') }),
    z.strictObject({
      kind: z.literal('published'),
      publisher: text(200, { zh: '发布机关', en: 'Publisher', personal: 'freeText' }),
      document: text(300, { zh: '文件', en: 'Document', personal: 'freeText' }),
      number: text(100, { zh: '编号', en: 'Number', personal: 'freeText' }).nullable(),
    }),
    z.strictObject({ kind: z.literal('synthetic'), seed: count(2 ** 32, '种子', 'Seed') }),
  ])
  .meta({ zh: '来源', en: 'Provenance' });

export const offenderSchema = z
  .strictObject({
    name: personName(200, '姓名', 'Name'),
    prisonerNumber: text(50, {
      zh: '罪犯编号',
      en: 'Prisoner number',
      personal: 'number',
    }).nullable(),
  })
  .meta({ zh: '罪犯', en: 'Offender' });

/** At the door the number is looked at as well; where it is shown masked it may be signs only. */
const openedFor = offenderSchema
  .extend({ prisonerNumber: prisonerNumber('罪犯编号', 'Prisoner number').nullable() })
  .meta({ zh: '罪犯', en: 'Offender' });

export const agenciesSchema = z
  .strictObject({
    prison: agencyId('监狱', 'Prison'),
    procuratorate: agencyId('检察院', 'Procuratorate'),
    court: agencyId('法院', 'Court'),
    justiceBureau: agencyId('司法局', 'Justice bureau'),
  })
  .meta({ zh: '办案机关', en: 'Agencies' });

/** What a prison states when it opens a case. */
export const openCaseSchema = z.strictObject({
  on,
  measure: choice(['commutation', 'parole', 'reprieveExpiry'], '案件类型', 'Measure'),
  provenance: provenanceSchema,
  reference: text(100, {
    zh: '监狱案号',
    en: "Prison's reference",
    personal: 'freeText',
  }).nullable(),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .meta({ zh: '行政区划', en: 'District', personal: 'none' }),
  offender: openedFor,
  agencies: agenciesSchema,
  facts: caseFactsSchema,
  plannedFilingDate: legalDate('拟提请日期', 'Planned day of filing').nullable(),
  note: longText('备注', 'Note').nullable(),
  /** Why a case is opened although there is one of this person or reference; openings of earlier versions do not say. */
  duplicateReason: longText('重复立卷的理由', 'Reason for another case').nullable().optional(),
  override,
});
export type OpenCaseData = z.infer<typeof openCaseSchema>;

export const correctFactsSchema = z.strictObject({
  on,
  facts: caseFactsSchema,
  plannedFilingDate: legalDate('拟提请日期', 'Planned day of filing').nullable(),
  reason: longText('更正理由', 'Reason of the correction'),
});

export const correctFacts = step({
  command: 'correctFacts',
  event: 'FactsCorrected',
  title: { zh: '更正案件事实', en: 'Correct the facts' },
  consequence: {
    zh: '更正前后的内容都会保留。',
    en: 'What stood before and after the correction is kept.',
  },
  agency: 'prison',
  role: 'caseHandler',
  schema: correctFactsSchema,
  check: (data, state, { today }) =>
    impossibleDays({ ...state, facts: data.facts }, data.plannedFilingDate, today) ??
    preparationGate({ ...state, facts: data.facts }, { filingDate: data.plannedFilingDate }),
  derive: (data, state) => ({
    review: summarise({ ...state, facts: data.facts }, { filingDate: data.plannedFilingDate }),
  }),
  evolve: (_, data) => ({ facts: data.facts, plannedFilingDate: data.plannedFilingDate }),
});
