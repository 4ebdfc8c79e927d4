import { isUuid, type DocumentId } from '#domain/kernel/ids.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { load } from '../case/case-history.ts';

/** Size and digests (hex) of exactly these bytes. */
export interface Bytes {
  readonly size: number;
  readonly sm3: string;
  readonly sha256: string;
}

/** What is known of stored bytes. */
export interface StoredDocument extends Bytes {
  readonly documentId: DocumentId;
  readonly name: string;
  readonly mediaType: string;
}

export const documentStream = (documentId: string): string => `document-${documentId}`;

/**
 * What was recorded of a document when it came; null when none was. The event decides, and nothing
 * that lies beside the bytes: whoever can change the one can change the other.
 */
export async function storedDocument(
  store: EventStore,
  documentId: string,
): Promise<StoredDocument | null> {
  return isUuid(documentId) ? documentIn(await load(store, documentStream(documentId))) : null;
}

/** What the events of a document say of it. */
export function documentIn(events: readonly RecordedEvent[]): StoredDocument | null {
  const recorded = events.find(({ type }) => type === 'DocumentStored');
  return recorded === undefined ? null : (recorded.data as unknown as StoredDocument);
}
