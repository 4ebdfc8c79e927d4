import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RecordedCommand } from '#commands/case/command-answers.ts';
import { ApiProblem, query, read, write } from '../base/api.ts';
import { randomUuid } from '../base/random-uuid.ts';
import { readAnew } from '../base/read-anew.ts';
import type { FormObject } from '../forms/field-schema.ts';
import type { DraftHandle } from './use-draft.ts';

interface SendStep {
  /** Until what follows is shown, or the server refused: what was sent stands as it was. */
  readonly sending: boolean;
  /** Why the last attempt failed; null when nothing failed, or the case has been looked at again since. */
  readonly problem: unknown;
  /**
   * Sends the draft with its answer; the same sent again is the same act. Once it is recorded and the
   * case has been read as it then is, `goOn` shows what follows; it is not called when sending failed. Gives why it failed, null
   * when it did not.
   */
  readonly send: (
    data: FormObject,
    goOn: (recorded: RecordedCommand) => Promise<void>,
  ) => Promise<unknown>;
}

interface Attempt {
  /** What was sent, and on which revision, as JSON. */
  readonly content: string;
  readonly key: string;
}

interface Failure {
  readonly error: unknown;
  /** The revision on which was sent what failed. */
  readonly revision: string | null;
}

/** What a step is sent to, and what shows what comes of it. */
export interface SendTarget {
  /** Path of the command. */
  readonly path: string;
  /** Null where the server gives the case its number. */
  readonly caseId: string | null;
  /** Path at which the case is read. */
  readonly shownAt: string;
  /** Path of a list that follows the log a moment later; null where none does. */
  readonly list: string | null;
}

/** A command of commutation and parole. */
export const ofCommand = (name: string, caseId: string): SendTarget => ({
  path: `/api/commands/${name}`,
  caseId,
  shownAt: `/api/cases/${caseId}`,
  list: '/api/work-list',
});

/** A command of criminal procedure; null for a case that is being filed. */
export const ofCriminalCommand = (name: string, caseId: string | null): SendTarget => ({
  path: `/api/criminal-commands/${name}`,
  caseId,
  shownAt: caseId === null ? '/api/criminal-cases' : `/api/criminal-cases/${caseId}`,
  list: null,
});

/** Sends a step, and lets everything that is shown be asked for again once what follows is shown. */
export function useSendStep(target: SendTarget, draft: DraftHandle): SendStep {
  const { path, caseId, shownAt, list } = target;
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { data: drafted, revision, idempotencyKey } = draft.draft;
  // What was sent last beside the draft itself, by the answer that was given: a repeat has its key.
  const last = useRef<Attempt | null>(null);
  const send: SendStep['send'] = async (data, goOn) => {
    setSending(true);
    setFailure(null);
    try {
      const content = JSON.stringify([data, revision]);
      if (last.current?.content !== content) {
        const key = data === drafted ? idempotencyKey : randomUuid();
        last.current = { content, key };
      }
      const { body } = await write<RecordedCommand>(
        'POST',
        path,
        {
          ...(caseId === null ? {} : { caseId }),
          data,
          ...(revision === null ? {} : { expectedRevision: revision }),
        },
        last.current.key,
      );
      // Answered: the same again is another act.
      last.current = null;
      draft.forget();
      // The next page begins with the case as it now is; where it cannot be read, that page says so.
      await client.invalidateQueries({ queryKey: [shownAt] });
      await goOn(body);
      void refresh(client);
      // Lists follow the log a moment later: they are read again when they have seen this step.
      if (list !== null) {
        void read(`${list}${query({ after: body.position, range: '[0,0]' })}`).then(
          () => refresh(client),
          () => undefined,
        );
      }
      return null;
    } catch (error) {
      setFailure({ error, revision });
      // The server knows of the case what this browser did not.
      if (error instanceof ApiProblem) void refresh(client);
      return error;
    } finally {
      setSending(false);
    }
  };
  const problem = failure?.revision === revision ? failure.error : null;
  return { sending, problem, send };
}

/** What is being read already began after the step. */
const refresh = (client: QueryClient): Promise<void> => readAnew(client, { cancelRefetch: false });
