import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKurrentStore } from '#event-store/kurrentdb/kurrent-store.ts';
import { describeEventStore } from '#event-store/testing/contract-suite.ts';
import { describeEventIndex } from '#event-store/testing/index-contract.ts';
import { kurrentServer } from './system/kurrent-server.ts';

/** A store at an address; what was appended to a server of somebody else stays there. */
async function storeAt(address: string, dispose: () => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'andu-ids-'));
  let store = await openKurrentStore({ address, folder });
  return {
    store,
    async reopen() {
      await store.close();
      store = await openKurrentStore({ address, folder });
      return store;
    },
    async dispose() {
      await store.close();
      await dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function storeOverGrpc(scheme: 'esdb' | 'kurrentdb') {
  const server = await kurrentServer();
  return storeAt(server.address(scheme), server.dispose);
}

/** The newer client reads by machine code that is not there for every processor. */
async function loads(): Promise<boolean> {
  try {
    await import('@kurrent/kurrentdb-client');
    return true;
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(`NOT RUN: @kurrent/kurrentdb-client does not load: ${message}\n`);
    return false;
  }
}
const newerLoads = await loads();

describeEventStore('KurrentDB by esdb://', () => storeOverGrpc('esdb'));
describeEventIndex('KurrentDB by esdb://', () => storeOverGrpc('esdb'));
if (newerLoads) {
  describeEventStore('KurrentDB by kurrentdb://', () => storeOverGrpc('kurrentdb'));
  describeEventIndex('KurrentDB by kurrentdb://', () => storeOverGrpc('kurrentdb'));
}

/** A real one, where there is one: `esdb://admin:changeit@host:2113?tls=false`. */
const real = process.env['ANDU_TEST_ESDB'];
if (real === undefined) {
  test('no KurrentDB is named by ANDU_TEST_ESDB, so none was tried', () => undefined);
} else {
  describeEventStore(`KurrentDB at ANDU_TEST_ESDB`, () => storeAt(real, async () => undefined));
}
