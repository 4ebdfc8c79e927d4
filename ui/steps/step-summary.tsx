import { Table, TableBody, TableCell, TableRow } from '@mui/material';
import { factName } from '#domain/law/fact-names.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { directory } from '../base/directory.ts';
import { districtName } from '../parts/names.ts';
import { FactValue } from '../words/fact-value.tsx';
import { t, useSay } from '../base/say.ts';
import type { Field, FormObject, FormValue } from '../forms/field-schema.ts';

interface StepSummaryProps {
  readonly fields: readonly Field[];
  readonly data: FormObject;
  /** The facts as they stand; null when the case is being opened. */
  readonly facts: Readonly<Record<string, unknown>> | null;
  /** Pointers of fields that such a case is not asked for. */
  readonly without: ReadonlySet<string>;
}

/** What will be sent, field by field; of the facts of a case only those that change. */
export function StepSummary({ fields, data, facts, without }: StepSummaryProps) {
  const say = useSay();
  const rows = fields.flatMap((field) =>
    rowsOf(field, data[field.name] ?? null, `/${field.name}`, without),
  );
  const changes = changedFacts(data['facts'], facts);
  return (
    <Table size="small" aria-label={say(t('提交内容', 'What is sent'))}>
      <TableBody>
        {rows.map(({ label, name, value, words }, index) => (
          <TableRow key={index}>
            <TableCell component="th" scope="row" sx={head}>
              {say(label)}
            </TableCell>
            <TableCell sx={cell}>
              {words === null ? <FactValue name={name} value={value} /> : say(words)}
            </TableCell>
          </TableRow>
        ))}
        {changes.map(({ name, before, after }) => (
          <TableRow key={name}>
            <TableCell component="th" scope="row" sx={head}>
              {say(factName(name))}
            </TableCell>
            <TableCell sx={cell}>
              {facts !== null && (
                <>
                  <del>
                    <FactValue name={name} value={before} />
                  </del>
                  {' → '}
                </>
              )}
              <FactValue name={name} value={after} />
            </TableCell>
          </TableRow>
        ))}
        {'facts' in data && changes.length === 0 && (
          <TableRow>
            <TableCell component="th" scope="row" sx={head}>
              {say(t('案件事实', 'Facts'))}
            </TableCell>
            <TableCell>{say(t('没有变化', 'Nothing changes'))}</TableCell>
          </TableRow>
        )}
      </TableBody>
    </Table>
  );
}

const head = { color: 'text.secondary', width: 180, verticalAlign: 'top' } as const;
const cell = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

interface Row {
  readonly label: Bilingual;
  readonly name: string;
  readonly value: FormValue;
  /** The answer to a question that has words of its own for it. */
  readonly words: Bilingual | null;
}

/** What is filled in of the field at this pointer; the parts of a group each for themselves. */
function rowsOf(
  { name, label, kind }: Field,
  value: FormValue,
  pointer: string,
  without: ReadonlySet<string>,
): readonly Row[] {
  if (value === null || kind.type === 'fixed' || name === 'facts') return [];
  // A no to what nobody was asked is nobody's answer.
  if (value === false && without.has(pointer)) return [];
  if (kind.type !== 'group')
    return [{ label, name, value, words: wordsOf(kind, value) ?? placeName(name, value) }];
  return kind.fields.flatMap((field) =>
    rowsOf(field, (value as FormObject)[field.name] ?? null, `${pointer}/${field.name}`, without),
  );
}

const wordsOf = (kind: Field['kind'], value: FormValue): Bilingual | null =>
  kind.type === 'yesNo' && kind.words !== null && typeof value === 'boolean'
    ? kind.words[value ? 'yes' : 'no']
    : null;

/** What the directory calls a district or an agency; null for everything else. */
function placeName(name: string, value: FormValue): Bilingual | null {
  if (typeof value !== 'string') return null;
  return name === 'district' ? districtName(value) : (directory().agency(value)?.name ?? null);
}

/** Facts that are other than they stood, compared as JSON. */
function changedFacts(
  facts: FormValue | undefined,
  stood: StepSummaryProps['facts'],
): readonly { name: string; before: unknown; after: unknown }[] {
  return Object.entries((facts ?? {}) as FormObject)
    .map(([name, after]) => ({ name, before: stood?.[name] ?? null, after: after ?? null }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
