import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { FileLayout } from '#platform/stored-file.ts';

/** A value of a document that the database can filter and sort by. */
export interface Column<Doc> {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER';
  of(doc: Doc): string | number | null;
}

/** A second table that is written with each document, under the same row id. */
export interface Companion<Doc> {
  put(row: number, doc: Doc): void;
  remove(row: number): void;
  /** All documents of a commit are written; the commit is next. */
  settle(): void;
}

/** How the documents of one view lie in SQLite: the JSON text, and what is indexed of it. */
export interface TableShape<Doc extends object> {
  /**
   * Members that are not written with a document: they follow from its others, or the companion keeps
   * them. A projector's `apply` does without those of the document it is given.
   */
  readonly leftOut: readonly (keyof Doc & string)[];
  readonly columns: readonly Column<Doc>[];
  /** Names of the columns that are counted over in memory ({@link openColumnMemory}); mostly none. */
  readonly inMemory: readonly string[];
  /** Each a list of column names. */
  readonly indexes: readonly (readonly string[])[];
  /** Dimensions and counts of the view's tallies; null when it has none. */
  readonly tally: {
    readonly dimensions: readonly string[];
    readonly counts: readonly string[];
  } | null;
  /** Tables beside the documents, and what writes them; null for none. */
  readonly companion: {
    readonly schema: string;
    /** Statements that make its indexes; none where it has no other than its tables'. */
    readonly indexes?: string;
    open(database: DatabaseSync): Companion<Doc>;
  } | null;
}

/** The statements that make an empty generation of a view. */
export const schemaOf = (shape: TableShape<never>): string => tablesOf(shape) + indexesOf(shape);

/**
 * Those that make its tables. Bodies lie in a table of their own: beside them the columns would be spread
 * over one page for each document, and counting 100,000 documents would walk through all of those instead
 * of a twentieth.
 */
export function tablesOf(shape: TableShape<never>): string {
  const columns = shape.columns.map(({ name, type }) => `, ${name} ${type}`).join('');
  return `
    CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL);
    INSERT INTO progress VALUES (1, 0);
    CREATE TABLE document (
      row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, changed INTEGER NOT NULL${columns});
    CREATE TABLE body (row INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE parked (
      key TEXT NOT NULL, position INTEGER NOT NULL, event_id TEXT NOT NULL, type TEXT NOT NULL,
      error TEXT, PRIMARY KEY (key, position)
    ) WITHOUT ROWID;
    ${tallySchema(shape)}
    ${shape.companion?.schema ?? ''}`;
}

/** Those that make its indexes, on tables that are empty or full. */
export function indexesOf(shape: TableShape<never>): string {
  // Memory asks for what was changed since it last looked.
  const ofMemory = shape.inMemory.length === 0 ? [] : [['changed']];
  const indexes = [...shape.indexes, ...ofMemory].map(
    (names) =>
      `CREATE INDEX IF NOT EXISTS document_${names.join('_')} ON document (${names.join(', ')});`,
  );
  return `${indexes.join('\n')}
    ${shape.companion?.indexes ?? ''}`;
}

/** A generation of a view as a file. */
export const viewFile = (shape: TableShape<never>): FileLayout => ({
  tables: schemaOf(shape),
  version: viewLayout,
  application: 0,
});

/** Of a file whose tables are made; one that was left without them has 0. */
export const viewLayout = 1;

function tallySchema({ tally }: TableShape<never>): string {
  if (tally === null) return '';
  const dimensions = tally.dimensions.map((name) => `, ${name} TEXT`).join('');
  const counts = tally.counts.map((name) => `, ${name} INTEGER NOT NULL DEFAULT 0`).join('');
  // The key begins with the first dimension, so that its values lie together.
  return `CREATE TABLE tally (key TEXT PRIMARY KEY${dimensions}${counts}) WITHOUT ROWID;`;
}

/** The statement that writes a document whether it is there or not, giving its row. */
export function upsertStatement(shape: TableShape<never>): string {
  const names = ['key', 'changed', ...shape.columns.map(({ name }) => name)];
  const set = names.slice(1).map((name) => `${name} = excluded.${name}`);
  return `INSERT INTO document (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT (key) DO UPDATE SET ${set.join(', ')} RETURNING row`;
}

/** The text of a document's body: of its JSON what is not left out. */
export function bodyWriter<Doc extends object>({
  leftOut,
}: Pick<TableShape<Doc>, 'leftOut'>): (doc: Doc) => string {
  if (leftOut.length === 0) return (doc) => JSON.stringify(doc);
  const nothing = Object.fromEntries(leftOut.map((name) => [name, undefined]));
  return (doc) => JSON.stringify({ ...doc, ...nothing });
}

export const columnValues = <Doc extends object>(
  shape: TableShape<Doc>,
  doc: Doc,
): SQLInputValue[] => shape.columns.map((column) => column.of(doc));
