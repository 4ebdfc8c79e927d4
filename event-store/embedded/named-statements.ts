import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Prepares statements by name; their rows are arrays. */
export function namedStatements<Name extends string>(
  database: DatabaseSync,
  texts: Readonly<Record<Name, string>>,
): Record<Name, StatementSync> {
  const prepared = Object.entries<string>(texts).map(([name, text]) => {
    const statement = database.prepare(text);
    statement.setReturnArrays(true);
    return [name, statement];
  });
  return Object.fromEntries(prepared) as Record<Name, StatementSync>;
}
