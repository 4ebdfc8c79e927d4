import { z } from 'zod';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import type { PersonalKind } from '#domain/kernel/personal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { hasControl, hasInvisible, hasReplacement } from '#domain/kernel/normal-form.ts';
import { isSlug, isUuid, type AgencyId, type DocumentId } from '#domain/kernel/ids.ts';

/**
 * The fields that forms, commands and the API document are built from. The
 * metadata of a field (`zh`, `en`, `multiline`) travels into its JSON Schema, so
 * that a form needs nothing else.
 */
export interface FieldMeta {
  readonly zh: string;
  readonly en: string;
  readonly multiline?: boolean;
  /** What the text may hold of a person; of no other field than a text it is asked. */
  readonly personal: PersonalKind;
}

/**
 * Free text: outer blanks are taken off; not blank, no control characters but line breaks, nothing
 * invisible and nothing that turns the direction of the text, Unicode well-formed, and nothing that a
 * change of encoding has destroyed.
 */
export const text = (max: number, meta: FieldMeta, rule: TextRule = anyText) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => value !== '', { message: 'blank' })
    .refine((value) => !hasControl(value), { message: 'control' })
    .refine((value) => !hasInvisible(value), { message: 'invisible' })
    .refine((value) => !hasReplacement(value), { message: 'replaced' })
    .refine((value) => value === '' || rule.holds(value), { message: rule.message })
    .meta({ ...meta });

/** What else a text must hold, and by which of our own messages it is refused. */
interface TextRule {
  readonly holds: (value: string) => boolean;
  readonly message: string;
}
const anyText: TextRule = { holds: () => true, message: 'blank' };

/** A reason or an opinion in full sentences, 10,000 characters at most: it has words, no signs only. */
export const longText = (zh: string, en: string) =>
  text(10_000, { zh, en, multiline: true, personal: 'freeText' }, hasWords);

const hasWords: TextRule = { holds: (value) => /\p{L}/u.test(value), message: 'wordless' };

/** The name of a person: it has a letter of some script. A masked one has one as well. */
export const personName = (max: number, zh: string, en: string) =>
  text(max, { zh, en, personal: 'name' }, { ...hasWords, message: 'nameless' });

/** The number of a prisoner: after NFKC it has a digit or a Latin letter, by which it is compared and hidden. */
export const prisonerNumber = (zh: string, en: string) =>
  text(
    50,
    { zh, en, personal: 'number' },
    {
      holds: (value) => /[\p{Nd}\p{Script=Latin}]/u.test(value.normalize('NFKC')),
      message: 'numberless',
    },
  );

export const legalDate = (zh: string, en: string) =>
  z.iso
    .date()
    .refine((value) => isLegalDate(value), { message: 'date' })
    .transform((value) => value as LegalDate)
    .meta({ zh, en, personal: 'none' });

/**
 * The day of the legal act. `null` says that the source did not publish it, which
 * only a case entered from a publication may say.
 */
export const on = legalDate('日期', 'Date of the act')
  .nullable()
  .meta({ zh: '日期', en: 'Date of the act' });

export const flag = (zh: string, en: string) => z.boolean().meta({ zh, en });

/** A yes or no that decides how the case goes on; the two answers are said in the words of the act. */
export const decision = (
  zh: string,
  en: string,
  answers: { readonly yes: Bilingual; readonly no: Bilingual },
) => z.boolean().meta({ zh, en, ...answers });

export const count = (max: number, zh: string, en: string) =>
  z.int().min(0).max(max).meta({ zh, en });

export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  zh: string,
  en: string,
) => z.enum(values).meta({ zh, en });

export const agencyId = (zh: string, en: string) =>
  z
    .string()
    .refine(isSlug, { message: 'slug' })
    .transform((value) => value as AgencyId)
    .meta({ zh, en, personal: 'none' });

export const documentId = (zh: string, en: string) =>
  z
    .string()
    .refine(isUuid, { message: 'uuid' })
    .transform((value) => value as DocumentId)
    // Said of the schema as well, for whoever reads it and not the label.
    .meta({ zh, en, format: 'uuid', personal: 'none' });

/** An objection received while a notice was posted. */
export const noticeObjection = z.strictObject({
  by: choice(['offender', 'officer', 'public'], '异议人', 'Who objects'),
  text: longText('异议内容', 'Objection'),
  founded: decision('复核结论', 'On re-examination', {
    yes: { zh: '异议成立', en: 'Justified' },
    no: { zh: '异议不成立', en: 'Not justified' },
  }),
});

/** The written reason of a named person who goes past a soft finding of the review. */
export const override = z
  .strictObject({
    reason: longText('人工判断理由', 'Reason of the person who decides'),
  })
  .nullable()
  .meta({ zh: '人工判断', en: 'Decision by a person' });
