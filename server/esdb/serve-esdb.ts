import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { EventStoreDescription } from '#event-store/port.ts';
import { selfSigned, type SelfSigned } from '#platform/crypto/self-signed.ts';
import { secretFile } from '#platform/secret-file.ts';
import type { Configuration } from '../configuration.ts';
import { isLoopback } from '../loopback.ts';
import { listeningForEsdb } from '../start-failure.ts';
import { esdbDoor, type EsdbDoorParts } from './esdb-door.ts';
import { startEsdbThread } from './esdb-thread.ts';

/** The password that every client of the protocol has as an example; for a demonstration, where all are public. */
const demonstrationPassword = 'changeit';

export interface ServedEsdb {
  /** As the connection string of a client has it. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves clients of EventStoreDB when the configuration has a port for them; null otherwise. */
export async function serveEsdb(
  { dataFolder, demo, esdb }: Configuration,
  parts: Omit<EsdbDoorParts, 'onFailure'> & {
    readonly log: Logger;
    readonly events: EventStoreDescription;
  },
): Promise<ServedEsdb | null> {
  if (esdb === null) return null;
  const onFailure = (error: unknown): void =>
    parts.log.error({ err: error }, 'a call of a client of EventStoreDB failed');
  const adminPassword = esdb.adminPassword ?? (demo === 'off' ? null : demonstrationPassword);
  const folder = join(dataFolder, 'streams');
  const tls = esdb.insecure ? null : (esdb.tls ?? ownCertificate(folder, esdb.host));
  const { port, stop } = await listeningForEsdb(() =>
    startEsdbThread(
      { ...esdb, tls, adminPassword, folder, events: parts.events },
      esdbDoor({ ...parts, onFailure }),
      onFailure,
    ),
  );
  // Clients take no number for the name in a certificate.
  const host = isLoopback(esdb.host) ? 'localhost' : esdb.host;
  const query = esdb.insecure
    ? 'tls=false'
    : esdb.tls === null
      ? `tlsCAFile=${certificateOf(folder)}`
      : 'tls=true';
  return { address: `esdb://${host}:${port}?${query}`, stop };
}

const certificateOf = (folder: string): string => join(folder, 'tls', 'certificate.pem');
const certificateDays = 3_650;

/** The certificate that was made at the first start, with its key. */
function ownCertificate(folder: string, host: string): { key: Buffer; certificate: Buffer } {
  const hosts = [...new Set(['localhost', hostname(), '127.0.0.1', host])];
  const both = secretFile(join(folder, 'tls', 'key-and-certificate.json'), () =>
    JSON.stringify(selfSigned('Andu streams', hosts, certificateDays)),
  );
  const { key, certificate } = JSON.parse(both) as SelfSigned;
  // For clients: everybody may have it.
  writeFileSync(certificateOf(folder), certificate);
  return { key: Buffer.from(key), certificate: Buffer.from(certificate) };
}
