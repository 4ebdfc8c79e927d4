// Writes domain/law/calendar/holiday-years.ts from the installed chinese-days.
// Run after an update of the package:
//   node_modules/.bin/node --conditions=andu-source ops/calendar/write-holidays.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'prettier';
import { holidaySource, holidayTable, type PackageDays } from './holiday-table.ts';

const days = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'),
    'utf8',
  ),
) as PackageDays;
const target = new URL('../../domain/law/calendar/holiday-years.ts', import.meta.url);
writeFileSync(
  target,
  await format(holidaySource(holidayTable(days)), {
    parser: 'typescript',
    singleQuote: true,
    printWidth: 100,
    trailingComma: 'all',
  }),
);
