import { server, type ServerPresence } from './server-presence.ts';

/** Resolves when the server is there. */
const isBack = (presence: ServerPresence): Promise<void> =>
  new Promise((resolve) => {
    if (presence.isThere()) return resolve();
    const leave = presence.follow(() => {
      if (!presence.isThere()) return;
      leave();
      resolve();
    });
  });

/**
 * Loads code as `load` does; while the server is away it waits, for what failed then is no fault of the
 * program. Rejects as `load` when the server is there.
 */
export async function loadWhenThere<Code>(
  load: () => Promise<Code>,
  presence: ServerPresence = server,
): Promise<Code> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      await presence.ask();
      if (presence.isThere()) throw error;
      await isBack(presence);
    }
  }
}
