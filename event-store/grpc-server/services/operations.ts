import { isOperator } from '../access/caller.ts';
import type { ConsumerGroups } from '../groups/consumer-groups.ts';
import { accessDenied, Refusal } from '../wire/status.ts';
import { status } from '@grpc/grpc-js';
import type { Calls } from './calls.ts';

/** `Operations` as far as one node over SQLite has them: consumers can be restarted, nothing is scavenged or merged. */
export function operationsService(groups: ConsumerGroups, { unary }: Calls) {
  const byOperator = (act: () => void) =>
    unary(async (_, call) => {
      if (!isOperator(await call.caller())) throw accessDenied();
      act();
      return {};
    });
  const notHere = (what: string) =>
    byOperator(() => {
      throw new Refusal(status.UNIMPLEMENTED, `${what} is not something this server does`);
    });
  return {
    StartScavenge: notHere('Scavenging'),
    StopScavenge: notHere('Scavenging'),
    Shutdown: notHere('Shutting down by a client'),
    MergeIndexes: notHere('Merging indexes'),
    ResignNode: notHere('Resigning'),
    SetNodePriority: notHere('A priority'),
    RestartPersistentSubscriptions: byOperator(() => groups.restart()),
  };
}
