import { accepted, type Decision } from '#domain/kernel/decider.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { EventIndex, EventStore } from '#event-store/port.ts';
import { load } from '../case/case-history.ts';
import { senderOf } from '../submit/sender.ts';
import { writeDecided, type DecidedEvent, type WritingParts } from '../submit/write-decided.ts';
import { mayUpload } from './document-access.ts';
import { documentIn, documentStream, type StoredDocument } from './stored-document.ts';

/** What is recorded of documents, whatever the way in. */
export interface DocumentActs {
  /**
   * Makes bytes that lie in the vault a document; gives what was recorded of it, the first time when it
   * was before. Throws Problem for somebody who submits none.
   */
  record(document: StoredDocument, by: AskedBy): Promise<StoredDocument>;
}

export interface DocumentActsParts extends WritingParts {
  readonly store: EventStore & EventIndex;
  readonly policy: AccessPolicy;
}

export const documentActs = (parts: DocumentActsParts): DocumentActs => ({
  async record(document, by) {
    mayUpload(parts.policy, by);
    const { documentId, name, mediaType, size, sm3, sha256 } = document;
    const data = { documentId, name, mediaType, size, sm3, sha256 };
    const stream = documentStream(documentId);
    const read = async () => {
      const events = await load(parts.store, stream);
      return { state: documentIn(events), revision: events.at(-1)?.revision ?? -1 };
    };
    await writeDecided(parts, {
      sender: senderOf(by),
      name: 'storeDocument',
      content: data,
      stream,
      load: read,
      decide: (recorded): Decision<DecidedEvent> =>
        // The id follows from sender and key, or from the upload: what is there is the same document.
        recorded === null ? accepted({ type: 'DocumentStored', data }) : accepted(),
    });
    return (await read()).state!;
  },
});
