import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { attempt, type Differences } from '#chain-anchors/fsck/differences.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import type { EventReader, EventStore } from '#event-store/port.ts';
import { openIdentityDatabase } from '#identity/identity-database.ts';
import { sqliteSystemTables } from '#identity/signatures/sqlite-system-registry.ts';
import { openSystemsView } from '#identity/signatures/systems-view.ts';
import { type FileUse, holdSnapshot, openToCheck } from '#platform/stored-file.ts';
import { checkAccounts } from './check-accounts.ts';
import type { EventsToCheck } from './events-to-check.ts';

const identityFile = 'identity.db';
/** Databases beside the events that follow from nothing, but for the systems in the first. */
const tableFiles = [identityFile, 'desk.db', 'answers.db'] as const;

export interface TablesToCheck {
  readonly folder: string;
  readonly events: EventsToCheck;
  readonly use: FileUse;
}

/**
 * Looks at the databases beside the events: pages, indices and rows by SQLite's own check, and the systems and
 * their keys, by which signed calls are believed, and the accounts, against what the events say of them.
 */
export async function checkTables(tables: TablesToCheck, found: Differences): Promise<void> {
  for (const name of tableFiles) {
    const path = join(tables.folder, name);
    if (!existsSync(path)) continue;
    await attempt(found, 'file', name, async () => {
      const database = openToCheck(path, tables.use);
      try {
        holdSnapshot(database);
        for (const fault of faultsOf(database)) found.add('file', name, fault);
        if (name === identityFile) await checkIdentity(database, tables, found);
        if (name === 'desk.db') checkDesk(database, found);
      } finally {
        database.close();
      }
    });
  }
}

const faultsOf = (database: DatabaseSync): readonly string[] =>
  database
    .prepare('PRAGMA integrity_check(20)')
    .all()
    .map((line) => String(Object.values(line)[0]))
    .filter((text) => text !== 'ok');

async function checkIdentity(
  stored: DatabaseSync,
  { folder, events, use }: TablesToCheck,
  found: Differences,
): Promise<void> {
  const reader = events.open();
  try {
    await checkSystems(stored, reader, found);
    await checkAccounts(() => openToCheck(join(folder, identityFile), use), reader, found);
  } finally {
    await reader.close();
  }
}

/** What somebody keeps on the desk is read as JSON, row by row. */
function checkDesk(database: DatabaseSync, found: Differences): void {
  const bad = database.prepare('SELECT owner, key FROM items WHERE NOT json_valid(value)');
  for (const { owner, key } of bad.all()) {
    found.add('file', 'desk.db', `item ${String(key)} of ${String(owner)} is no JSON`);
  }
}

async function checkSystems(
  stored: DatabaseSync,
  reader: EventReader,
  found: Differences,
): Promise<void> {
  const revision = revisionOf(stored);
  // As long as the log says nothing of systems, the tables stand.
  if (revision === null) return;
  const wanted = await systemsUpTo(revision, reader);
  if (wanted.revision < revision) {
    found.add('file', identityFile, `its systems are of revision ${revision}, beyond the events`);
  }
  const here = byId(sqliteSystemTables(stored).list());
  const there = byId(wanted.systems);
  for (const id of new Set([...here.keys(), ...there.keys()])) {
    if (here.get(id) === there.get(id)) continue;
    found.add('file', identityFile, `system ${id} is not what the events give`);
  }
}

/** The last revision of the stream that is in the tables; null where they were not filled from it. */
function revisionOf(stored: DatabaseSync): number | null {
  const row = stored.prepare("SELECT revision FROM view_progress WHERE name = 'systems'").get();
  return row === undefined ? null : Number(row['revision']);
}

/** The systems as the events give them up to a revision, in a registry filled anew. */
async function systemsUpTo(
  revision: number,
  events: Pick<EventStore, 'readStream'>,
): Promise<{ readonly systems: readonly RegisteredSystem[]; readonly revision: number }> {
  const scratch = mkdtempSync(join(tmpdir(), 'andu-fsck-'));
  const database = openIdentityDatabase(scratch);
  try {
    const until: Pick<EventStore, 'readStream'> = {
      async *readStream(stream, options) {
        for await (const event of events.readStream(stream, options)) {
          if (event.revision > revision) return;
          yield event;
        }
      },
    };
    const view = openSystemsView(database, until, () => undefined);
    return { revision: await view.catchUp(), systems: view.list() };
  } finally {
    database.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const byId = (systems: readonly RegisteredSystem[]): ReadonlyMap<string, string> =>
  new Map(systems.map((system) => [system.id, canonicalJson(system as unknown as Json)]));
