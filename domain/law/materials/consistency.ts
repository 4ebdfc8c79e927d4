import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { isMaterialCode, materialKinds } from './material-kinds.ts';

/** What documents and the case say of the same thing. Sums in fen, terms in months. */
export interface StatedFacts {
  readonly name?: string | null;
  readonly prisonerNumber?: string | null;
  readonly identityNumber?: string | null;
  readonly judgmentNumber?: string | null;
  readonly offence?: string | null;
  readonly originalSentence?: string | null;
  readonly termMonths?: number | null;
  readonly politicalRightsYears?: number | null;
  readonly birthDate?: LegalDate | null;
  readonly sentenceStart?: LegalDate | null;
  readonly sentenceEnd?: LegalDate | null;
  readonly judgmentDate?: LegalDate | null;
  readonly judgmentEffective?: LegalDate | null;
  readonly deliveryDate?: LegalDate | null;
  readonly filingDate?: LegalDate | null;
  readonly proposedReductionMonths?: number | null;
  readonly proposedReductionDays?: number | null;
  /** Months taken off by each earlier ruling, in their order. */
  readonly priorReductions?: readonly number[] | null;
  /** Property judgment: ordered, performed, still open. */
  readonly orderedFen?: number | null;
  readonly performedFen?: number | null;
  readonly outstandingFen?: number | null;
  /** The single receipts behind `performedFen`. */
  readonly receiptsFen?: readonly number[] | null;
}

/** A document of the file with what was read from it. */
export interface StatedDocument {
  /** How the file names it: 建议书, (2020)京01刑初1号判决书. */
  readonly reference: string;
  /** Code of its kind, see `material-kinds.ts`. */
  readonly kind: string;
  readonly states: StatedFacts;
}

/** Where a statement stands: the case itself, or a document, with the JSON pointer of the field. */
export interface Place {
  readonly document: string | null;
  readonly pointer: string;
}

export type Difference = 'name' | 'number' | 'text' | 'date' | 'quantity' | 'sum' | 'list';

/** Two statements that cannot both be right. */
export interface Inconsistency {
  readonly field: keyof StatedFacts;
  readonly kind: Difference;
  readonly places: readonly [Place, Place];
  readonly values: readonly [string, string];
  readonly text: Bilingual;
}

interface Field {
  readonly kind: Difference;
  readonly name: Bilingual;
}

/** What each statement is called and how it is compared. */
export const statedFields: Readonly<Record<keyof StatedFacts, Field>> = {
  name: { kind: 'name', name: { zh: '姓名', en: 'name' } },
  prisonerNumber: { kind: 'number', name: { zh: '罪犯编号', en: 'prisoner number' } },
  identityNumber: { kind: 'number', name: { zh: '身份证号', en: 'identity number' } },
  judgmentNumber: { kind: 'number', name: { zh: '裁判文书案号', en: 'number of the judgment' } },
  offence: { kind: 'text', name: { zh: '罪名', en: 'offence' } },
  originalSentence: { kind: 'text', name: { zh: '原判刑种', en: 'original sentence' } },
  termMonths: { kind: 'quantity', name: { zh: '原判刑期（月）', en: 'original term (months)' } },
  politicalRightsYears: {
    kind: 'quantity',
    name: { zh: '剥夺政治权利（年）', en: 'deprivation of political rights (years)' },
  },
  birthDate: { kind: 'date', name: { zh: '出生日期', en: 'date of birth' } },
  sentenceStart: { kind: 'date', name: { zh: '刑期起日', en: 'start of the term' } },
  sentenceEnd: { kind: 'date', name: { zh: '刑期止日', en: 'end of the term' } },
  judgmentDate: { kind: 'date', name: { zh: '判决日期', en: 'date of the judgment' } },
  judgmentEffective: { kind: 'date', name: { zh: '判决生效日期', en: 'judgment effective' } },
  deliveryDate: { kind: 'date', name: { zh: '交付执行日期', en: 'delivery for execution' } },
  filingDate: { kind: 'date', name: { zh: '报请日期', en: 'filing date' } },
  proposedReductionMonths: {
    kind: 'quantity',
    name: { zh: '建议减刑幅度（月）', en: 'proposed reduction (months)' },
  },
  proposedReductionDays: {
    kind: 'quantity',
    name: { zh: '建议减刑幅度（日）', en: 'proposed reduction (days)' },
  },
  priorReductions: {
    kind: 'list',
    name: { zh: '历次减刑（月）', en: 'earlier reductions (months)' },
  },
  orderedFen: { kind: 'sum', name: { zh: '财产性判项金额（分）', en: 'sum ordered (fen)' } },
  performedFen: { kind: 'sum', name: { zh: '已履行金额（分）', en: 'sum performed (fen)' } },
  outstandingFen: { kind: 'sum', name: { zh: '未履行金额（分）', en: 'sum outstanding (fen)' } },
  receiptsFen: { kind: 'list', name: { zh: '缴款票据（分）', en: 'receipts (fen)' } },
};

interface Statement {
  readonly place: Place;
  readonly document: string;
  readonly states: StatedFacts;
}

/**
 * Holds what documents say against the case and against each other: each field against the first
 * place that states it (the case before the documents, the documents in their order), and the
 * sums inside each document. A field that a place does not state is not compared.
 */
export function checkConsistency(
  facts: StatedFacts,
  documents: readonly StatedDocument[],
): readonly Inconsistency[] {
  const statements: readonly Statement[] = [
    { place: { document: null, pointer: '/facts' }, document: '', states: facts },
    ...documents.map(({ reference, kind, states }, index) => ({
      place: { document: reference, pointer: `/documents/${index}` },
      document: `${reference}${isMaterialCode(kind) ? `（${materialKinds[kind].zh}）` : ''}`,
      states,
    })),
  ];
  return [
    ...(Object.keys(statedFields) as (keyof StatedFacts)[]).flatMap((field) =>
      differences(field, statements),
    ),
    ...statements.flatMap(brokenSums),
  ];
}

function differences(
  field: keyof StatedFacts,
  statements: readonly Statement[],
): readonly Inconsistency[] {
  // Receipts are collected over the file, no document repeats those of another.
  if (field === 'receiptsFen') return [];
  const stating = statements.filter(({ states }) => states[field] != null);
  const [first, ...others] = stating;
  if (first === undefined) return [];
  return others
    .filter(({ states }) => normal(field, states[field]) !== normal(field, first.states[field]))
    .map((other) => difference(field, first, other));
}

const difference = (field: keyof StatedFacts, a: Statement, b: Statement): Inconsistency => {
  const { kind, name } = statedFields[field];
  const values = [show(a.states[field]), show(b.states[field])] as const;
  return {
    field,
    kind,
    places: [at(a, field), at(b, field)],
    values,
    text: {
      zh: `${name.zh}不一致：${place(a).zh}为${values[0]}，${place(b).zh}为${values[1]}`,
      en: `The ${name.en} differs: ${values[0]} in ${place(a).en}, ${values[1]} in ${place(b).en}`,
    },
  };
};

/** Ordered = performed + outstanding, and performed = the receipts, inside one place. */
function brokenSums(statement: Statement): readonly Inconsistency[] {
  const { orderedFen, performedFen, outstandingFen, receiptsFen } = statement.states;
  const broken: Inconsistency[] = [];
  if (orderedFen != null && performedFen != null && outstandingFen != null) {
    const sum = performedFen + outstandingFen;
    if (sum !== orderedFen)
      broken.push(sumOf(statement, 'orderedFen', orderedFen, 'performedFen', sum));
  }
  if (performedFen != null && receiptsFen != null) {
    const sum = receiptsFen.reduce((total, each) => total + each, 0);
    if (sum !== performedFen)
      broken.push(sumOf(statement, 'performedFen', performedFen, 'receiptsFen', sum));
  }
  return broken;
}

const sumOf = (
  statement: Statement,
  field: keyof StatedFacts,
  stated: number,
  from: keyof StatedFacts,
  sum: number,
): Inconsistency => ({
  field,
  kind: 'sum',
  places: [at(statement, field), at(statement, from)],
  values: [show(stated), show(sum)],
  text: {
    zh: `${statedFields[field].name.zh}与合计不符：${place(statement).zh}为${stated}，合计为${sum}`,
    en: `The ${statedFields[field].name.en} is not the total: ${stated} in ${place(statement).en}, but the parts give ${sum}`,
  },
});

const at = ({ place: { document, pointer } }: Statement, field: keyof StatedFacts): Place => ({
  document,
  pointer: document === null ? `${pointer}/${field}` : `${pointer}/states/${field}`,
});

const place = ({ place: { document }, document: name }: Statement): Bilingual =>
  document === null ? { zh: '案件信息', en: 'the case' } : { zh: `《${name}》`, en: name };

/**
 * Numbers are written with and without spaces, in full and half width, offences with and
 * without 罪 and with one comma or the other: the same all the same.
 */
function normal(field: keyof StatedFacts, value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const text = value
    .normalize('NFKC')
    .replace(/[\s·•.]/g, '')
    .toUpperCase();
  const offences = (): string =>
    text
      .split(/[、,;]/)
      .map((each) => each.replace(/罪$/, ''))
      .join('、');
  return field === 'offence' ? offences() : text;
}

const show = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.join('、') : String(value);
