import { randomUUID } from 'node:crypto';
import {
  generatePrivateKey,
  signingKey,
  type SigningKey,
} from '#identity/signatures/algorithms.ts';
import type { SignatureAlgorithm } from '#domain/systems/registered-system.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { serveAndu, type Answer, type ServedAndu } from './served-andu.ts';

/** The agency for which the systems of these tests act, by the one who decides there. */
export const agencyDecider = 'justice-minhang-decider';
export const systemName = { zh: '闵行区司法局新系统', en: 'New system of Minhang' };

/** What an administrator sends to register a system of that agency. */
export const registrationOf = (id: string, key: object) => ({
  id,
  agency: 'justice-minhang',
  name: systemName,
  key,
  reason: '接入',
});

export const pairOf = (id: string, algorithm: SignatureAlgorithm): SigningKey =>
  signingKey(id, algorithm, generatePrivateKey(algorithm));

/** A system as `GET /api/systems` gives it. */
export interface ListedSystem {
  readonly id: string;
  readonly state: string;
  readonly commands: readonly object[];
  readonly open: { readonly id: string; readonly act: string; readonly by: string } | null;
  readonly keys: readonly { id: string; state: string; fingerprint: string }[];
}

/** The two people who let a system act, and the system itself. */
interface SystemsOffice {
  administrator(path: string, body?: unknown, method?: string): Promise<Answer>;
  /** What a call that this key signs is answered with. */
  answerTo(key: SigningKey): Promise<{ readonly status: number; readonly code?: string }>;
  seenBy(user: string, id: string): Promise<ListedSystem | undefined>;
  /** Decides what is open of a system now; the agency's decider does, where nobody is named. */
  decide(id: string, decision: 'confirmed' | 'rejected', user?: string): Promise<Answer>;
}

function systemsOffice(andu: ServedAndu): SystemsOffice {
  const seenBy: SystemsOffice['seenBy'] = async (user, id) => {
    const { body } = await andu.as(user)('/api/systems');
    return (body as readonly ListedSystem[]).find((system) => system.id === id);
  };
  return {
    administrator: (path, body, method) =>
      andu.as('administrator')(path, {
        ...(body === undefined ? {} : { body }),
        ...(method === undefined ? {} : { method }),
      }),
    async answerTo(key) {
      const url = `${andu.url}/api/commands`;
      const answer = await fetch(url, { headers: signRequest({ method: 'GET', url }, key) });
      const { code } = (await answer.json()) as { code?: string };
      return { status: answer.status, ...(code === undefined ? {} : { code }) };
    },
    seenBy,
    async decide(id, decision, user = agencyDecider) {
      const request = (await seenBy(agencyDecider, id))?.open?.id ?? randomUUID();
      return andu.as(user)(`/api/systems/${id}/confirmation`, {
        method: 'PUT',
        body: { request, decision, reason: '经核对系统与密钥指纹' },
      });
    },
  };
}

/** A system of its own for a spec, and the office over it, to be used once the spec runs. */
export function servedOffice() {
  let andu: ServedAndu;
  let office: SystemsOffice;
  beforeAll(async () => {
    andu = await serveAndu();
    office = systemsOffice(andu);
  }, 60_000);
  afterAll(() => andu.close());
  const answerTo: SystemsOffice['answerTo'] = (key) => office.answerTo(key);
  const decide: SystemsOffice['decide'] = (...decision) => office.decide(...decision);
  const own: SystemsOffice = {
    administrator: (...call) => office.administrator(...call),
    seenBy: (...asked) => office.seenBy(...asked),
    answerTo,
    decide,
  };
  return {
    ...own,
    /** The system itself. */
    served: () => andu,
    statusOf: async (key: SigningKey): Promise<number> => (await answerTo(key)).status,
    confirm: (id: string) => decide(id, 'confirmed'),
  };
}
