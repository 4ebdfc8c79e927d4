import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '#domain/access/principal.ts';
import { openIdentityDatabase } from './identity-database.ts';
import type { Now } from './now.ts';
import { checkContent, parseContentDigest } from './signatures/content-digest.ts';
import { registerDemonstrationSystems } from './signatures/demonstration-systems.ts';
import { seenSignatures } from './signatures/seen-signatures.ts';
import { sqliteSystemRegistry } from './signatures/sqlite-system-registry.ts';
import { systemPrincipal } from './signatures/system-principal.ts';
import type { SystemRegistry } from './signatures/system-registry.ts';
import { verifyRequest } from './signatures/verify-request.ts';

export interface IdentityOptions {
  readonly dataFolder: string;
  readonly now?: Now;
}

/** Who is asking: the one place that knows sessions, tokens and signatures. */
export interface Identity {
  readonly registry: SystemRegistry;
  /** The principal, or null when the request says nothing. Throws Problem when what it says is wrong. */
  identify(
    this: void,
    request: FastifyRequest & { rawBody?: Uint8Array },
  ): Promise<Principal | null>;
  registerRoutes(this: void, fastify: FastifyInstance): Promise<void>;
  /** Address that users see; known only once the server listens. */
  setBaseUrl(url: string): void;
  close(): Promise<void>;
}

export async function openIdentity({
  dataFolder,
  now = Date.now,
}: IdentityOptions): Promise<Identity> {
  const database = openIdentityDatabase(dataFolder);
  const registry = sqliteSystemRegistry(database);
  registerDemonstrationSystems(registry, dataFolder, new Date(now()).toISOString());
  const trust = { registry, rememberOnce: seenSignatures(database, now), now };
  let baseUrl = '';
  return {
    registry,
    async identify(request) {
      if (request.headers.signature === undefined) return null;
      const signed = {
        method: request.method,
        targetUri: `${baseUrl}${request.url}`,
        headers: request.headers,
      };
      const system = verifyRequest(signed, trust);
      const digest = request.headers['content-digest'];
      if (typeof digest === 'string') {
        checkContent(parseContentDigest(digest), request.rawBody ?? Buffer.alloc(0));
      }
      return systemPrincipal(system);
    },
    async registerRoutes() {},
    setBaseUrl(url) {
      baseUrl = url;
    },
    async close() {
      database.close();
    },
  };
}
