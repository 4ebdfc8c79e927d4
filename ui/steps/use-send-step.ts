import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CommandName } from '#domain/casework/events.ts';
import type { CaseId } from '#domain/kernel/ids.ts';
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

/** Sends a step, and lets everything that is shown be asked for again once what follows is shown. */
export function useSendStep(name: CommandName, caseId: CaseId, draft: DraftHandle): SendStep {
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
        `/api/commands/${name}`,
        { caseId, data, ...(revision === null ? {} : { expectedRevision: revision }) },
        last.current.key,
      );
      // Answered: the same again is another act.
      last.current = null;
      draft.forget();
      // The next page begins with the case as it now is; where it cannot be read, that page says so.
      await client.invalidateQueries({ queryKey: [`/api/cases/${caseId}`] });
      await goOn(body);
      void refresh(client);
      // Lists follow the log a moment later: they are read again when they have seen this step.
      void read(`/api/work-list${query({ after: body.position, range: '[0,0]' })}`).then(
        () => refresh(client),
        () => undefined,
      );
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
