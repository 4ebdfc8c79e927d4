import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from './configuration.ts';
import { isLoopback } from './loopback.ts';
import { DemonstrationExposed } from './start-failure.ts';

/** Where it is meant to listen, for whoever reads why it does not. */
export const addressOf = ({ host, port }: Configuration): string => `${host}:${port}`;

/** Whoever reaches a demonstration can sign in as anybody: nobody but this machine may. Throws DemonstrationExposed. */
export function refuseExposedDemonstration({ host, demo }: Configuration): void {
  if (demo === 'off' || isLoopback(host)) return;
  throw new DemonstrationExposed(host);
}

/** Listens on the configured port; on the default one, or the next that is free. Gives the address. */
export async function listen(
  app: NestFastifyApplication,
  { host, port, portMayMove }: Configuration,
): Promise<string> {
  for (let candidate = port; ; candidate += 1) {
    try {
      await app.listen(candidate, host);
      const address = app.getHttpServer().address() as { port: number };
      return `http://${host}:${address.port}`;
    } catch (error) {
      const taken = (error as { code?: string }).code === 'EADDRINUSE';
      if (!taken || !portMayMove || candidate >= port + 50) throw error;
    }
  }
}

/** Lets calls end, live streams at once and others within the grace; then cuts what is left. */
export async function closeApp(app: NestFastifyApplication, grace: number): Promise<void> {
  const server = app.getHttpServer() as Server;
  const cut = setTimeout(() => server.closeAllConnections(), grace);
  await app.close();
  clearTimeout(cut);
}
