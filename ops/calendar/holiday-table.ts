/** The part of the package's table that is read: days as `YYYY-MM-DD`, names as `English,中文,n`. */
export interface PackageDays {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** One year: runs of days off with their holiday, and the weekend days that are worked instead. */
export interface HolidayYear {
  readonly off: readonly (readonly [name: string, from: string, to: string])[];
  readonly worked: readonly string[];
}

const names: Readonly<Record<string, string>> = {
  元旦: 'newYear',
  春节: 'springFestival',
  清明: 'qingming',
  劳动节: 'labourDay',
  端午: 'dragonBoat',
  中秋: 'midAutumn',
  国庆节: 'nationalDay',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: 'victoryDay',
};

/**
 * The package's days as a table by year. A year counts as known only when its National Day is
 * listed: the notice for one year may already name days of the next.
 *
 * @throws Error for a holiday whose name is not known here.
 */
export function holidayTable(days: PackageDays): ReadonlyMap<number, HolidayYear> {
  const table = new Map<number, { off: [string, string, string][]; worked: string[] }>();
  for (const year of yearsOf(days)) table.set(year, { off: [], worked: [] });
  for (const day of Object.keys(days.holidays).sort()) {
    const name = nameOf(days.holidays[day]!);
    const off = table.get(Number(day.slice(0, 4)))?.off;
    const last = off?.at(-1);
    if (last && last[0] === name && follows(day, last[2])) last[2] = day.slice(5);
    else off?.push([name, day.slice(5), day.slice(5)]);
  }
  for (const day of Object.keys(days.workdays).sort())
    table.get(Number(day.slice(0, 4)))?.worked.push(day.slice(5));
  return table;
}

/** The years whose National Day the package knows, ascending. */
export const yearsOf = (days: PackageDays): number[] =>
  Object.keys(days.holidays)
    .filter((day) => day.endsWith('-10-01'))
    .map((day) => Number(day.slice(0, 4)))
    .sort((a, b) => a - b);

function nameOf(label: string): string {
  const name = names[label.split(',')[1]!];
  if (name === undefined) throw new Error(`unknown holiday: ${label}`);
  return name;
}

const follows = (day: string, monthDay: string): boolean =>
  Date.parse(day) - Date.parse(`${day.slice(0, 4)}-${monthDay}`) === 86_400_000;

/** The table as the TypeScript source that domain keeps. */
export function holidaySource(table: ReadonlyMap<number, HolidayYear>): string {
  const years = [...table].map(
    ([year, { off, worked }]) =>
      `  ${year}: {\n    off: ${JSON.stringify(off)},\n    worked: ${JSON.stringify(worked)},\n  },`,
  );
  return `import type { HolidayYear } from './holiday-year.ts';

/**
 * Days off and worked weekends by the notices of the State Council (国务院办公厅关于部分节假日安排的通知).
 * Written by \`ops/calendar/write-holidays.ts\` from the package chinese-days; do not edit.
 * Late December of the last year may still change with the notice for the year after it.
 */
export const holidayYears: Readonly<Record<number, HolidayYear>> = {
${years.join('\n')}
};
`;
}
