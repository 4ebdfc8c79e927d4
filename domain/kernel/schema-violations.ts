import { z } from 'zod';
import { Problem } from './problem.ts';
import type { Violation } from './violation.ts';
import { counted } from './counted.ts';
import { daysInMonth } from './legal-date.ts';

const zh = z.locales.zhCN().localeError;
const en = z.locales.en().localeError;

/** Texts for the checks that zod has no words for. */
const ownTexts: Readonly<Record<string, { zh: string; en: string }>> = {
  blank: { zh: '不能为空白', en: 'Must not be blank' },
  wordless: {
    zh: '应当用文字说明，不能只有标点、符号或者数字',
    en: 'Must say something in words, not in signs or digits only',
  },
  nameless: {
    zh: '姓名应当有文字，不能只有标点、符号或者数字',
    en: 'A name has letters, not signs or digits only',
  },
  numberless: {
    zh: '编号应当有数字或者拉丁字母',
    en: 'A number has digits or Latin letters',
  },
  control: { zh: '含有不允许的控制字符', en: 'Contains control characters' },
  invisible: {
    zh: '含有看不见的字符、自造或者未定义的字符或改变文字方向的字符',
    en: 'Contains invisible characters, ones of private use or undefined ones, or ones that turn the direction of the text',
  },
  replaced: {
    zh: '含有“�”：文字在转换编码时已经损坏，请取原文（文件另存为 UTF-8）后重新提交',
    en: 'Contains “�”: a change of encoding has destroyed the text; take it from its source again (a file: as UTF-8)',
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
  mustBeYes: { zh: '须为“是”', en: 'Must be yes' },
  json: { zh: '不是有效的 JSON', en: 'Not valid JSON' },
  range: {
    zh: '应为 [首行, 末行]，从 0 起，末行不小于首行，最多 200 行',
    en: 'Must be [first, last], counted from 0, the last not before the first, 200 rows at most',
  },
  position: {
    zh: '应为事件的位置：十进制数字，无前导零',
    en: 'Must be a position of an event: decimal digits without leading zeros',
  },
  places: { zh: '只有活动才有名额', en: 'Only an activity has places' },
  order: { zh: '截止日期不得早于开始日期', en: 'The last day must not come before the first' },
  huge: { zh: '内容过大', en: 'Too large' },
  fileName: {
    zh: '文件名应为 UTF-8，不能含路径分隔符、控制字符、看不见的字符和改变文字方向的字符',
    en: 'A file name is UTF-8, without separators of paths, control or invisible characters and ones that turn the direction of the text',
  },
  uuid: { zh: '不是小写的UUID', en: 'Not a UUID in lower case' },
};

const typeNames: Readonly<Record<string, { zh: string; en: string }>> = {
  int: { zh: '整数', en: 'a whole number' },
  number: { zh: '数', en: 'a number' },
  string: { zh: '文字', en: 'a text' },
  boolean: { zh: '是或者否', en: 'yes or no' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a group of fields' },
  record: { zh: '一组字段', en: 'a group of fields' },
};

/** What a limit counts, by what it limits; null for what only zod has words for. */
function limitText(
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
): { zh: string; en: string } | null {
  const most = issue.code === 'too_big';
  const limit = most ? issue.maximum : issue.minimum;
  switch (issue.origin) {
    case 'string':
      return most
        ? { zh: `不得超过${limit}个字符`, en: `At most ${counted(Number(limit), 'character')}` }
        : { zh: `至少${limit}个字符`, en: `At least ${counted(Number(limit), 'character')}` };
    case 'array':
      return most
        ? { zh: `不得超过${limit}项`, en: `At most ${counted(Number(limit), 'item')}` }
        : { zh: `至少${limit}项`, en: `At least ${counted(Number(limit), 'item')}` };
    case 'int':
    case 'number': {
      if (issue.inclusive === false) {
        return most
          ? { zh: `必须小于${limit}`, en: `Must be less than ${limit}` }
          : { zh: `必须大于${limit}`, en: `Must be more than ${limit}` };
      }
      return most
        ? { zh: `不得大于${limit}`, en: `At most ${limit}` }
        : { zh: `不得小于${limit}`, en: `At least ${limit}` };
    }
    default:
      return null;
  }
}

/** Our words for an issue of zod, whose own name types and signs; null where zod's must do. */
function wordsOf(issue: z.core.$ZodIssue, value: unknown): { zh: string; en: string } | null {
  if (issue.code === 'too_big' || issue.code === 'too_small') return limitText(issue);
  if (issue.code === 'invalid_value' && issue.values.length === 1 && issue.values[0] === true) {
    return ownTexts['mustBeYes']!;
  }
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  if (issue.code !== 'invalid_type') return null;
  if (valueAt(value, issue.path) === undefined) return ownTexts['missing']!;
  const type = typeNames[issue.expected];
  return type === undefined ? null : { zh: `应为${type.zh}`, en: `Must be ${type.en}` };
}

/** The values are codes, and the same in both languages. */
function oneOf(values: readonly z.core.util.Primitive[]): { zh: string; en: string } {
  const codes = values.map(String);
  return codes.length === 1
    ? { zh: `应为 ${codes[0]}`, en: `Must be ${codes[0]}` }
    : { zh: `应为以下之一：${codes.join('、')}`, en: `Must be one of ${codes.join(', ')}` };
}

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
      .flatMap((issue, index) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => noSuchField([...issue.path, key]))
          : [violation(issue, inChinese[index], value)],
      )
      .filter(saidOnce())
      .slice(0, 50),
  );
}

/** True for what was not said of the same field before: several checks of a schema may fail alike. */
function saidOnce(): (violation: Violation) => boolean {
  const said = new Set<string>();
  return ({ field, text }) => {
    const size = said.size;
    return said.add(`${field} ${text.en}`).size > size;
  };
}

/** Each field that nobody knows by itself, at its own place. */
const noSuchField = (path: readonly PropertyKey[]): Violation => ({
  rule: 'SCHEMA-UNRECOGNIZED-KEYS',
  article: null,
  text: { zh: '没有这个字段', en: 'There is no such field' },
  field: pointer(path),
});

function violation(
  issue: z.core.$ZodIssue,
  chinese: z.core.$ZodIssue | undefined,
  value: unknown,
): Violation {
  const own = isOfDay(issue) ? dayText(valueAt(value, issue.path)) : ownTexts[issue.message];
  return {
    rule: `SCHEMA-${issue.code.replaceAll('_', '-').toUpperCase()}`,
    article: null,
    text: own ??
      wordsOf(issue, value) ?? { zh: chinese?.message ?? issue.message, en: issue.message },
    field: pointer(issue.path),
  };
}

const isOfDay = (issue: z.core.$ZodIssue): boolean =>
  issue.message === 'date' || (issue.code === 'invalid_format' && issue.format === 'date');

/** What is not written as a day is told apart from a day that does not exist, and from one that its month has not. */
function dayText(value: unknown) {
  if (typeof value !== 'string' || !/^\d{4}(?:-\d\d){0,2}$/.test(value))
    return ownTexts['dateForm'];
  const [year, month, day] = value.split('-').map(Number) as [number, number?, number?];
  const inItsYears = year >= 1900 && year <= 2199 && month !== undefined && day !== undefined;
  return inItsYears && month >= 1 && month <= 12 && day > daysInMonth(year, month)
    ? {
        zh: `${year}年${month}月没有${day}日`,
        en: `There is no day ${day} in ${value.slice(0, 7)}, which has ${daysInMonth(year, month)}`,
      }
    : ownTexts['date'];
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[part]
        : undefined,
    value,
  );
