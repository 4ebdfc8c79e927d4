import { noNames } from '#domain/directory/directory-names.ts';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startAnchoring } from '#chain-anchors/anchoring.ts';
import { EventId } from '#domain/kernel/ids.ts';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { startProjections } from '#projections/start-projections.ts';
import { fillWithCases } from '../bench/rebuild-events.ts';
import { documentPath } from '../fsck/check-documents.ts';
import { embeddedChainIn } from '#chain-anchors/anchoring-options.ts';

export interface SoundFolderOptions {
  readonly folder: string;
  readonly events: number;
  readonly documents: number;
}

/** Makes a data folder as a stopped system leaves it: events, documents, log, chain and views, all at one. */
export async function soundFolder({
  folder,
  events,
  documents,
}: SoundFolderOptions): Promise<void> {
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  await fillWithCases(store, events);
  for (let number = 0; number < documents; number += 1) await addDocument(folder, store, number);
  const head = await store.head();
  const anchoring = await startAnchoring({
    folder: join(folder, 'log'),
    origin: 'andu',
    events: store.description,
    ledger: embeddedChainIn(join(folder, 'log')),
    store,
    batchDelayMs: 20,
    anchorIntervalMs: 50,
    onFailure: (error) => {
      throw error;
    },
  });
  while (anchoring.status().anchoredSize < head) await wait(20);
  await anchoring.stop();
  const projections = await startProjections({
    names: noNames,
    stored: { kind: 'embedded', folder: join(folder, 'views') },
    events: { kind: 'thread', store: store.description },
  });
  await projections.ready;
  await projections.close();
  await store.close();
}

/** Bytes on the disk, and the event that says what they are. */
async function addDocument(folder: string, store: EmbeddedStore, number: number): Promise<void> {
  const documentId = randomUUID();
  const bytes = randomBytes(3_000 + 500 * number);
  const path = join(folder, 'documents', documentPath(documentId));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, bytes, { mode: 0o600 });
  const digest = (name: string): string => createHash(name).update(bytes).digest('hex');
  const id = EventId(randomUUID());
  await store.append(
    `document-${documentId}`,
    [
      {
        id,
        type: 'DocumentStored',
        data: {
          documentId,
          name: `材料${number}.pdf`,
          mediaType: 'application/pdf',
          size: bytes.length,
          sm3: digest('sm3'),
          sha256: digest('sha256'),
        },
        metadata: {
          correlationId: id,
          causationId: id,
          actor: { kind: 'system', id: 'prison-system', agency: 'prison', role: 'system' },
          schemaVersion: 1,
          salt: randomBytes(32).toString('base64url'),
        },
      },
    ],
    'noStream',
  );
}
