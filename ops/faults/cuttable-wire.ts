import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A way to a server of this machine that can be cut: what the server did stays, its answer is lost. */
export interface CuttableWire {
  readonly port: number;
  /** Breaks every connection, and lets none through for so long, ms. */
  cut(forMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a way to a port; `whole: false` begins cut, until {@link CuttableWire.cut} has ended. */
export async function cuttableWire(
  to: number,
  { whole = true }: { readonly whole?: boolean } = {},
): Promise<CuttableWire> {
  const sockets = new Set<Socket>();
  let isCut = !whole;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    async cut(forMs) {
      isCut = true;
      breakAll();
      await pause(forMs);
      isCut = false;
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
