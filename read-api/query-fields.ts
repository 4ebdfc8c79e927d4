import { z } from 'zod';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { EventReader } from '#event-store/port.ts';

/** A position or revision: a decimal string. */
export const decimal = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/, { message: 'position' })
  .transform(Number);

export const legalDay = z
  .string()
  .refine((text) => isLegalDate(text), { message: 'date' })
  .transform((text) => text as LegalDate);

/** A district, by its code of GB/T 2260. */
export const districtCode = z.string().regex(/^\d{6}$/);

/** A month, `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-\d{2}$/);

/** A query parameter that holds JSON, as react-admin's data provider sends it. */
export const jsonParameter = <Output>(schema: z.ZodType<Output>) =>
  z
    .string()
    .max(20_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'json' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** One value or several. */
export const oneOrMore = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(100)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** `[first, last]`, both counted from 0 and included; a page has 200 rows at most. */
export const range = jsonParameter(
  z
    .tuple([z.int().min(0).max(10_000_000), z.int().min(0).max(10_000_000)])
    .refine(([first, last]) => last >= first && last - first < 200, { message: 'range' }),
).default([0, 24]);

/** Position of which an earlier page was: a page of the same list. */
export const at = decimal.optional();

/** The same as a part of a request; nothing for the list as it is now. */
export const asOf = (position: number | undefined): { readonly at?: number } =>
  position === undefined ? {} : { at: position };

/**
 * Throws Problem for a position that no event has yet: what stood then is not known. A list is to be begun
 * again then (`page-expired`), as after a restore.
 */
export async function refuseFuture(
  store: Pick<EventReader, 'head'>,
  position: number | undefined,
  code: 'schema-violation' | 'page-expired',
): Promise<void> {
  if (position === undefined) return;
  const head = await store.head();
  if (position <= head) return;
  const text = {
    zh: `还没有这个位置：最后一个事件在位置 ${head}`,
    en: `There is no such position yet: the last event is at ${head}`,
  };
  throw new Problem(code, [
    { rule: 'POSITION-AHEAD', article: null, text, field: '/at', expected: String(head) },
  ]);
}

/** Keeps what is there, for options whose absence means something. */
export const present = <Part extends object>(part: Part) =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));

/** Which rows of how many an answer holds, as `Content-Range` says it (RFC 9110, 14.4); `*` for none. */
export const contentRange = (unit: string, first: number, rows: number, total: number): string =>
  `${unit} ${rows === 0 ? '*' : `${first}-${first + rows - 1}`}/${total}`;
