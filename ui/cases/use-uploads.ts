import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem, write } from '../frame/api.ts';
import { useSession } from '../frame/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import {
  beginUpload,
  continueUpload,
  type BegunUpload,
  type Progress,
  type StoredDocument,
} from './upload-document.ts';

/** A file on its way into a case. */
export interface QueuedFile {
  /** Also the idempotency key of the command that attaches it. */
  readonly id: string;
  readonly file: File;
  readonly material: string;
  readonly state: 'waiting' | 'sending' | 'attached' | 'failed';
  readonly progress: Progress | null;
  readonly problem: unknown;
}

/** How far a file came, so that trying again does not begin at the beginning. */
interface Reached {
  readonly begun?: BegunUpload;
  readonly stored?: StoredDocument;
}

export interface Uploads {
  readonly files: readonly QueuedFile[];
  readonly add: (files: readonly File[], material: string) => void;
  readonly retry: (file: QueuedFile) => void;
}

/** Sends files into a case one after the other; one that fails does not stop the others. */
export function useUploads(caseId: string): Uploads {
  const client = useQueryClient();
  const agency = useSession()?.principal?.agency?.kind;
  const [files, setFiles] = useState<readonly QueuedFile[]>([]);
  const reached = useRef(new Map<string, Reached>());
  const last = useRef(Promise.resolve());

  const change = (id: string, changes: Partial<QueuedFile>): void =>
    setFiles((before) => before.map((each) => (each.id === id ? { ...each, ...changes } : each)));

  async function store({ id, file }: QueuedFile): Promise<StoredDocument> {
    const known = reached.current.get(id) ?? {};
    if (known.stored !== undefined) return known.stored;
    const begun = known.begun ?? (await beginUpload(file));
    reached.current.set(id, { begun });
    try {
      const stored = await continueUpload(file, begun, (progress) => change(id, { progress }));
      reached.current.set(id, { stored });
      return stored;
    } catch (error) {
      // An upload that the server no longer has begins anew.
      if (error instanceof ApiProblem && error.status === 404) reached.current.delete(id);
      throw error;
    }
  }

  async function send(queued: QueuedFile): Promise<void> {
    const { id, file, material } = queued;
    change(id, { state: 'sending', problem: null });
    try {
      const { documentId, mediaType, size, digests } = await store(queued);
      await write(
        'POST',
        '/api/commands/attachDocument',
        {
          caseId,
          data: {
            on: todayInChina(),
            documentId,
            material,
            title: file.name,
            mediaType,
            size,
            ...digests,
            agency,
          },
        },
        { 'idempotency-key': id },
      );
      change(id, { state: 'attached' });
      await client.invalidateQueries();
    } catch (problem) {
      change(id, { state: 'failed', problem });
    }
  }

  const queue = (queued: QueuedFile): void => {
    last.current = last.current.then(() => send(queued));
  };
  return {
    files,
    add: (chosen, material) => {
      const added = chosen.map((file): QueuedFile => {
        const id = crypto.randomUUID();
        return { id, file, material, state: 'waiting', progress: null, problem: null };
      });
      setFiles((before) => [...before.filter(({ state }) => state !== 'attached'), ...added]);
      added.forEach(queue);
    },
    retry: (queued) => {
      change(queued.id, { state: 'waiting', problem: null });
      queue(queued);
    },
  };
}
