import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CommandName } from '#domain/casework/events.ts';
import type { CaseId } from '#domain/kernel/ids.ts';
import type { RecordedCommand } from '#commands/case/command-answers.ts';
import { query, read, write } from '../frame/api.ts';
import { randomUuid } from '../frame/random-uuid.ts';
import type { FormObject } from './field-schema.ts';
import type { DraftHandle } from './use-draft.ts';

interface SendStep {
  readonly sending: boolean;
  /** Why the last attempt failed; null when nothing failed. */
  readonly problem: unknown;
  /** Sends the draft with its answer; the same sent again is the same act. Gives null when it failed. */
  readonly send: (data: FormObject) => Promise<RecordedCommand | null>;
}

interface Attempt {
  /** What was sent, and on which revision, as JSON. */
  readonly content: string;
  readonly key: string;
}

/** Sends a step, and lets everything that is shown be asked for again. */
export function useSendStep(name: CommandName, caseId: CaseId, draft: DraftHandle): SendStep {
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { data: drafted, revision, idempotencyKey } = draft.draft;
  // What was sent last beside the draft itself, by the answer that was given: a repeat has its key.
  const last = useRef<Attempt | null>(null);
  async function send(data: FormObject): Promise<RecordedCommand | null> {
    setSending(true);
    setProblem(null);
    try {
      const content = JSON.stringify([data, revision]);
      if (last.current?.content !== content) {
        const key = data === drafted ? idempotencyKey : randomUuid();
        last.current = { content, key };
      }
      const { body } = await write<RecordedCommand>(
        'POST',
        `/api/commands/${name}`,
        { caseId, data, ...(revision === null ? {} : { expectedRevision: revision }) },
        last.current.key,
      );
      // Answered: the same again is another act.
      last.current = null;
      draft.discard();
      await refresh(client);
      // Lists follow the log a moment later: they are read again when they have seen this step.
      void read(`/api/work-list${query({ after: body.position, range: '[0,0]' })}`).then(
        () => refresh(client),
        () => undefined,
      );
      return body;
    } catch (error) {
      setProblem(error);
      return null;
    } finally {
      setSending(false);
    }
  }
  return { sending, problem, send };
}

const refresh = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
