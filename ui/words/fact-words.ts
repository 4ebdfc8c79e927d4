import type { Bilingual } from '#domain/kernel/violation.ts';
import { factName } from '#domain/law/fact-names.ts';
import { t } from '../base/say.ts';
import { choiceName } from './choice-names.ts';

/** Days that findings quote beside the facts of the file. */
const quotedDays: Readonly<Record<string, Bilingual>> = {
  judged: t('判决之日', 'Judged on'),
  lawDate: t('适用法律之日', 'Law of the day'),
};

/** What a fact or figure is called that a finding quotes. */
export const factTitle = (path: string): Bilingual => quotedDays[path] ?? factName(path);

/** 36 months are three years; a remainder of months is said. */
const inYears = (months: number): Bilingual => {
  const [years, rest] = [Math.trunc(months / 12), months % 12];
  return t(
    `${months}（${years}年${rest === 0 ? '' : `${rest}个月`}）`,
    `${months} (${years} y${rest === 0 ? '' : ` ${rest} m`})`,
  );
};

/** The value of a fact in words: closed lists by their names, months also in years, nothing as a dash. */
export function factWords(name: string, value: unknown): Bilingual {
  if (value === null || value === undefined) return t('—', '—');
  if (Array.isArray(value)) {
    if (value.length === 0) return t('无', 'none');
    const items = (value as readonly unknown[]).map((item) => factWords(name, item));
    return t(items.map(({ zh }) => zh).join('、'), items.map(({ en }) => en).join(', '));
  }
  if (typeof value === 'boolean') return value ? t('是', 'yes') : t('否', 'no');
  if (typeof value === 'number' && /months$/i.test(name) && value >= 12) return inYears(value);
  return typeof value === 'string' ? choiceName(value) : t(String(value), String(value));
}
