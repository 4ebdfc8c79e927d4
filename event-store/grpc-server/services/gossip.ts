import { uuidMessage } from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';

/** State of a member that leads. */
const leader = 8;

/** `Gossip/Read`: the one member that there is, at the address where clients reach it. */
export const clusterOf = (
  id: string,
  { address, port }: { readonly address: string; readonly port: number },
): Message => ({
  members: [
    {
      instanceId: uuidMessage(id, 'structured'),
      timeStamp: Date.now() * 10_000,
      state: leader,
      isAlive: true,
      httpEndPoint: { address, port },
    },
  ],
});
