import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { t, useSay } from '../base/say.ts';
import { factWords } from './fact-words.ts';
import { partOfFactName } from './field-names.ts';

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKnown = (value: unknown): boolean => value !== null && value !== undefined;

/** A fact as a person reads it: a word, a few words, lines, or a small table for a list. */
export function FactValue({ name, value }: { readonly name: string; readonly value: unknown }) {
  const say = useSay();
  if (Array.isArray(value) && value.length > 0 && value.every(isParts)) {
    return <PartsTable rows={value} />;
  }
  if (!isParts(value)) return <>{say(factWords(name, value))}</>;
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

/** An earlier reduction is told by its day, what it took off, and the end that it led to. */
const firstColumns = [
  'rulingDate',
  'servedDate',
  'months',
  'days',
  'toSentence',
  'toTermMonths',
  'newEnd',
];

/** A row for each item; what none of them says has no column. */
function PartsTable({ rows }: { readonly rows: readonly Parts[] }) {
  const say = useSay();
  const columns = [...new Set([...firstColumns, ...rows.flatMap(Object.keys)])].filter((part) =>
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
