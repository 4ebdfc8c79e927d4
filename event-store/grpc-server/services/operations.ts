import { status } from '@grpc/grpc-js';
import { isOperator } from '../access/caller.ts';
import type { ConsumerGroups } from '../groups/consumer-groups.ts';
import type { Scavenger } from '../streams/scavenger.ts';
import { maybe } from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import { accessDenied, Refusal } from '../wire/status.ts';
import type { Calls } from './calls.ts';

/** `ScavengeResult`. */
const scavengeResult = { started: 0, inProgress: 1, stopped: 2 } as const;

const noSuchScavenge = (id: string): Refusal =>
  new Refusal(status.NOT_FOUND, `Scavenge ${id} is not under way`, {
    exception: 'scavenge-not-found',
    'scavenge-id': id,
  });

/**
 * `Operations` of a single node. It has one index, which is always merged, nobody to leave the lead to, and nobody
 * whose priority would be another: these are done as soon as they are asked. It is stopped with the backbone that
 * it is a part of, by whoever runs that, and by no client.
 */
export function operationsService(
  { groups, scavenger }: { readonly groups: ConsumerGroups; readonly scavenger: Scavenger },
  { unary }: Calls,
) {
  const byOperator = (act: (request: Message) => Message) =>
    unary(async (request, call) => {
      if (!isOperator(await call.caller())) throw accessDenied();
      return act(request);
    });
  const nothingToDo = byOperator(() => ({}));
  return {
    StartScavenge: byOperator(() => {
      const { id, isNew } = scavenger.start();
      const { started, inProgress } = scavengeResult;
      return { scavengeId: id, scavengeResult: isNew ? started : inProgress };
    }),
    StopScavenge: byOperator((request) => {
      const asked = String(maybe(request, 'options')?.['scavengeId'] ?? '');
      const id = scavenger.stop(asked);
      if (id === null) throw noSuchScavenge(asked);
      return { scavengeId: id, scavengeResult: scavengeResult.stopped };
    }),
    Shutdown: byOperator(() => {
      throw new Refusal(
        status.UNIMPLEMENTED,
        'This server is a part of the backbone and is stopped with it, where that runs',
      );
    }),
    MergeIndexes: nothingToDo,
    ResignNode: nothingToDo,
    SetNodePriority: nothingToDo,
    RestartPersistentSubscriptions: byOperator(() => {
      groups.restart();
      return {};
    }),
  };
}
