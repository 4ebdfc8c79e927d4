import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBackend } from '../embedded/sqlite-backend.ts';
import { accountShape } from '../testing/account-view.ts';
import { describeBlueGreen } from '../testing/blue-green-contract.ts';
import { memoryBackend, memoryEngine } from '../testing/memory-backend.ts';

const folder = mkdtempSync(join(tmpdir(), 'andu-blue-green-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
describeBlueGreen('SQLite', async () => openSqliteBackend(folder, 'accounts', accountShape));

const kept = memoryEngine();
describeBlueGreen('an engine without transactions', async () => memoryBackend(kept));
