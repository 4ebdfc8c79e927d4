import { z } from 'zod';
import { agencyId, choice, personName, text } from '#domain/casework/fields.ts';
import { actFields } from '../step.ts';

/** What the police state when they file a case (立案). */
export const fileCaseSchema = z.strictObject({
  ...actFields,
  origin: choice(['casework', 'synthetic'], '来源', 'Origin'),
  reference: text(100, { zh: '案件编号', en: 'Reference', personal: 'freeText' }),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .meta({ zh: '行政区划', en: 'District', personal: 'none' }),
  suspect: z
    .strictObject({
      name: personName(200, '姓名', 'Name'),
      idNumber: text(50, { zh: '证件号码', en: 'Id number', personal: 'number' }).nullable(),
    })
    .meta({ zh: '犯罪嫌疑人', en: 'Suspect' }),
  offence: text(200, { zh: '涉嫌罪名', en: 'Suspected offence', personal: 'freeText' }),
  police: agencyId('公安机关', 'Police'),
});
export type FileCaseData = z.infer<typeof fileCaseSchema>;
