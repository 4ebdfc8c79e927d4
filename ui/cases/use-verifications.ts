import { useState } from 'react';
import type { VerificationAnswer } from '#commands/documents/document-answers.ts';
import { read } from '../base/api.ts';

/** What is known of a document's bytes since this page was opened. */
export type Verification = 'notAsked' | 'running' | 'intact' | 'altered' | 'failed';

export interface Verifications {
  readonly of: (documentId: string) => Verification;
  /** Recomputes the digests of the stored bytes on the server, one document after the other. */
  readonly verify: (documentIds: readonly string[]) => Promise<void>;
}

/** Verification of the documents of a case (核验), asked for by a person and recorded by the server. */
export function useVerifications(caseId: string): Verifications {
  const [known, setKnown] = useState<ReadonlyMap<string, Verification>>(new Map());
  const keep = (id: string, state: Verification): void =>
    setKnown((before) => new Map(before).set(id, state));
  return {
    of: (id) => known.get(id) ?? 'notAsked',
    verify: async (documentIds) => {
      for (const id of documentIds) {
        keep(id, 'running');
        try {
          const path = `/api/documents/${id}/verification?caseId=${caseId}`;
          keep(id, (await read<VerificationAnswer>(path)).intact ? 'intact' : 'altered');
        } catch {
          keep(id, 'failed');
        }
      }
    },
  };
}
