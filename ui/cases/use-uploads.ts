import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StoredDocument } from '#commands/documents/document-answers.ts';
import type { PrincipalAgency } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { ApiProblem, write } from '../base/api.ts';
import { randomUuid } from '../base/random-uuid.ts';
import { readAnew } from '../base/read-anew.ts';
import { sendOnce } from '../base/send-once.ts';
import { useSession } from '../base/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import { FileFault } from './file-fault.ts';
import { fileWarning } from './file-warning.ts';
import { beginUpload, continueUpload, type BegunUpload, type Progress } from './upload-document.ts';

/** A file on its way into a case. */
export interface QueuedFile {
  /** Also the idempotency key of the command that attaches it. */
  readonly id: string;
  readonly file: File;
  readonly material: string;
  readonly state: 'waiting' | 'sending' | 'attached' | 'failed' | 'refused';
  readonly progress: Progress | null;
  readonly problem: unknown;
  /** What others would meet when they open it; null when nothing is known to be wrong. */
  readonly warning: Bilingual | null;
}

/** How far a file came, so that trying again does not begin at the beginning. */
interface Reached {
  readonly begun?: BegunUpload;
  readonly stored?: StoredDocument;
}

/** A file under its kind of material. */
export interface FileToSend {
  readonly file: File;
  readonly material: string;
  /** Names of what came with it and is a folder: a browser gives them as files without bytes. */
  readonly folders: ReadonlySet<string>;
}

export interface Uploads {
  readonly files: readonly QueuedFile[];
  /** All that are sent together: what was told of earlier ones makes room, and nothing of these does. */
  readonly add: (files: readonly FileToSend[]) => void;
  readonly retry: (file: QueuedFile) => void;
}

/** True for what somebody still has to look at. */
const isOpen = ({ state, warning }: QueuedFile): boolean =>
  !(state === 'refused' || (state === 'attached' && warning === null));

/** Puts what was stored into the file of the case; once more under the same key, it is a repeat. */
async function attach(
  caseId: string,
  agency: PrincipalAgency['kind'] | undefined,
  { id, material }: QueuedFile,
  { documentId, name, mediaType, size, digests }: StoredDocument,
): Promise<void> {
  const on = todayInChina();
  const data = { on, documentId, material, title: name, mediaType, size, ...digests, agency };
  await write('POST', '/api/commands/attachDocument', { caseId, data }, id);
}

/** Sends files into a case one after the other; one that fails does not stop the others. */
export function useUploads(caseId: string): Uploads {
  const client = useQueryClient();
  const agency = useSession()?.principal?.agency?.kind;
  const [files, setFiles] = useState<readonly QueuedFile[]>([]);
  const reached = useRef(new Map<string, Reached>());
  const last = useRef(Promise.resolve());
  const [announce] = useState(sendOnce);

  const change = (id: string, changes: Partial<QueuedFile>): void =>
    setFiles((before) => before.map((each) => (each.id === id ? { ...each, ...changes } : each)));

  async function store({ id, file }: QueuedFile): Promise<StoredDocument> {
    const known = reached.current.get(id) ?? {};
    if (known.stored !== undefined) return known.stored;
    const begun = known.begun ?? (await beginUpload(file, announce));
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
    const { id, file } = queued;
    change(id, { state: 'sending', problem: null });
    try {
      await attach(caseId, agency, queued, await store(queued));
      change(id, { state: 'attached' });
      await readAnew(client);
      change(id, { warning: await fileWarning(file) });
    } catch (problem) {
      // Another attempt at the same file would end the same way.
      change(id, { state: problem instanceof FileFault ? 'refused' : 'failed', problem });
    }
  }

  const queue = (queued: QueuedFile): void => {
    last.current = last.current.then(() => send(queued));
  };
  return {
    files,
    add: (chosen) => {
      const added = chosen.map(({ file, material, folders }): QueuedFile => {
        const id = randomUuid();
        const about = { id, file, material, progress: null, warning: null };
        return folders.has(file.name)
          ? { ...about, state: 'refused', problem: new FileFault('folder') }
          : { ...about, state: 'waiting', problem: null };
      });
      setFiles((before) => [...before.filter(isOpen), ...added]);
      added.filter(({ state }) => state === 'waiting').forEach(queue);
    },
    retry: (queued) => {
      change(queued.id, { state: 'waiting', problem: null });
      queue(queued);
    },
  };
}
