import type { Caller } from '#event-store/grpc-server/access/caller.ts';
import { tooManyAttempts } from '#event-store/grpc-server/access/identify.ts';
import { accessDenied, notReady, notSignedIn } from '#event-store/grpc-server/wire/status.ts';
import type { EsdbAnswer, EsdbQuestion } from './esdb-messages.ts';

/**
 * Who somebody is, by what the main thread answered. Throws the protocol's refusal; that nobody can tell now is
 * not that his password is wrong.
 */
export function answeredCaller(
  answer: EsdbAnswer,
  ask: (question: EsdbQuestion) => Promise<EsdbAnswer>,
): Caller {
  if (answer.kind === 'failed') throw notReady();
  if (answer.kind === 'throttled') throw tooManyAttempts();
  if (answer.kind === 'forbidden') throw accessDenied();
  if (answer.kind !== 'account') throw notSignedIn();
  const { actor } = answer;
  return {
    name: actor.id,
    groups: ['$ops'],
    readsBackbone: true,
    look: async (look) => {
      const { kind } = await ask({ kind: 'look', actor, look });
      // Who cannot be recorded is not shown anything.
      if (kind !== 'recorded') throw notReady();
    },
  };
}
