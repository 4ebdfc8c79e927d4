import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useSay } from '../frame/say.ts';
import { choiceName } from '../steps/choice-names.ts';
import { partOfFactName } from './field-names.ts';

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKnown = (value: unknown): boolean => value !== null && value !== undefined;

/** 36 months are three years; a remainder of months is said. */
const inYears = (months: number): Bilingual => {
  const [years, rest] = [Math.trunc(months / 12), months % 12];
  return t(
    `${months}（${years}年${rest === 0 ? '' : `${rest}个月`}）`,
    `${months} (${years} y${rest === 0 ? '' : ` ${rest} m`})`,
  );
};

/** A value without parts, in words. */
function plainValue(name: string, value: unknown): Bilingual {
  if (!isKnown(value)) return t('—', '—');
  if (typeof value === 'boolean') return value ? t('是', 'yes') : t('否', 'no');
  if (typeof value === 'number' && /months$/i.test(name) && value >= 12) return inYears(value);
  return typeof value === 'string' ? choiceName(value) : t(String(value), String(value));
}

/** A fact as a person reads it: a word, a few words, lines, or a small table for a list. */
export function FactValue({ name, value }: { readonly name: string; readonly value: unknown }) {
  const say = useSay();
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (items.length === 0) return <>{say(t('无', 'none'))}</>;
    return items.every(isParts) ? (
      <PartsTable rows={items} />
    ) : (
      <>{items.map((item) => say(plainValue(name, item))).join(say(t('、', ', ')))}</>
    );
  }
  if (!isParts(value)) return <>{say(plainValue(name, value))}</>;
  return (
    <Box component="dl" sx={{ m: 0 }}>
      {Object.entries(value)
        .filter(([, part]) => isKnown(part))
        .map(([part, of]) => (
          <Box key={part} sx={{ display: 'flex', gap: 1 }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {say(partOfFactName(part))}
            </Box>
            <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
              <FactValue name={part} value={of} />
            </Box>
          </Box>
        ))}
    </Box>
  );
}

/** A row for each item; what none of them says has no column. */
function PartsTable({ rows }: { readonly rows: readonly Parts[] }) {
  const say = useSay();
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((part) =>
    rows.some((row) => isKnown(row[part])),
  );
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0}>
      <Table size="small" sx={{ '& td, & th': { px: 0.75, py: 0.25, fontSize: 12.5 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{say(t('次', 'No.'))}</TableCell>
            {columns.map((part) => (
              <TableCell key={part}>{say(partOfFactName(part))}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={index}>
              <TableCell>{index + 1}</TableCell>
              {columns.map((part) => (
                <TableCell key={part}>
                  <FactValue name={part} value={row[part]} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
