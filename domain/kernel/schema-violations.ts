import { z } from 'zod';
import { Problem } from './problem.ts';
import type { Violation } from './violation.ts';

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

/** Texts for the checks that zod has no words for. */
const ownTexts: Readonly<Record<string, { zh: string; en: string }>> = {
  blank: { zh: '不能为空白', en: 'Must not be blank' },
  control: { zh: '含有不允许的控制字符', en: 'Contains control characters' },
  invisible: {
    zh: '含有看不见的字符或改变文字方向的字符',
    en: 'Contains invisible characters or ones that turn the direction of the text',
  },
  date: { zh: '不是1900年至2199年间存在的日期', en: 'Not an existing day between 1900 and 2199' },
  dateForm: {
    zh: '日期应写作年-月-日，如 2026-03-02',
    en: 'A day is written year-month-day, as 2026-03-02',
  },
  slug: {
    zh: '只能由小写字母、数字和连字符组成',
    en: 'Lower-case letters, digits and hyphens only',
  },
  missing: { zh: '不能缺少', en: 'Must not be missing' },
  huge: { zh: '内容过大', en: 'Too large' },
  fileName: {
    zh: '文件名应为 UTF-8，不能含路径分隔符、控制字符、看不见的字符和改变文字方向的字符',
    en: 'A file name is UTF-8, without separators of paths, control or invisible characters and ones that turn the direction of the text',
  },
  uuid: { zh: '不是小写的UUID', en: 'Not a UUID in lower case' },
};

/** JSON pointer (RFC 6901) of a zod path. */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * Checks a value of unknown shape once, at the door. Gives what the schema gives;
 * throws Problem `schema-violation` with every wrong field by its JSON pointer.
 */
export function parseWith<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value, { error: en });
  if (parsed.success) return parsed.data;
  const inChinese = schema.safeParse(value, { error: zh }).error?.issues ?? [];
  throw new Problem(
    'schema-violation',
    parsed.error.issues
      .slice(0, 50)
      .map((issue, index) => violation(issue, inChinese[index], value)),
  );
}

function violation(
  issue: z.core.$ZodIssue,
  chinese: z.core.$ZodIssue | undefined,
  value: unknown,
): Violation {
  const own = isOfDay(issue) ? dayText(valueAt(value, issue.path)) : ownTexts[issue.message];
  return {
    rule: `SCHEMA-${issue.code.replaceAll('_', '-').toUpperCase()}`,
    article: null,
    text: own ?? { zh: chinese?.message ?? issue.message, en: issue.message },
    field: pointer(issue.path),
  };
}

const isOfDay = (issue: z.core.$ZodIssue): boolean =>
  issue.message === 'date' || (issue.code === 'invalid_format' && issue.format === 'date');

/** What is not written as a day is told apart from a day that does not exist. */
const dayText = (value: unknown) =>
  ownTexts[typeof value === 'string' && /^\d{4}(?:-\d\d){0,2}$/.test(value) ? 'date' : 'dateForm'];

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[part]
        : undefined,
    value,
  );
