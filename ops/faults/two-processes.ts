import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AddressedCommand } from '#demo/synthetic/addressed-command.ts';
import { syntheticCases } from '#demo/synthetic/synthetic-cases.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { openEmbeddedReader } from '#event-store/embedded/embedded-reader.ts';
import { storeFileName } from '#event-store/embedded/schema.ts';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';
import { keepAliveClient, type Call } from '../bench/http/keep-alive-client.ts';
import { signed } from '../bench/http/load-plan.ts';
import { type ServerProcess, startServer } from '../bench/server-process.ts';
import { type ToldCommand, whatIsKept, type KeptFindings } from './told-commands.ts';

export interface TwoProcessesOptions {
  /** Data folder; it must be empty. */
  readonly folder: string;
  /** How often one of the two is killed, by turns. */
  readonly kills: number;
}

/** What two processes that take commands have made of one store. */
export interface TwoProcessesFindings extends KeptFindings {
  /** Of fifty clients with one expected revision: taken, and refused because the case had moved on. */
  readonly won: number;
  readonly movedOn: number;
  /** Answers to a repeated key through the other process that were not the first answer. */
  readonly otherAnswers: number;
  /** Commands that were refused although the case allowed them: their names and the codes. */
  readonly refused: readonly string[];
}

const rivals = 50;
const clients = 12;
/** One of the two is killed so long after both are at work, ms, at random. */
const killWithinMs = 1_500;
const roles = 'commands,read-api,projections,anchors';

/** A command sent to one of the processes, signed for it. */
type Send = (
  server: ServerProcess,
  command: AddressedCommand,
  key: string,
  expectedRevision?: string,
) => Promise<{ readonly status: number; readonly text: string }>;

/**
 * Two processes that take commands over one store: fifty clients on one case, a key repeated through the
 * other process, then clients that carry cases step by step through either while now the one, now the other
 * is killed with `kill -9` and started again. Whoever gets no answer sends the same again, to whichever.
 */
export async function measureTwoProcesses(
  options: TwoProcessesOptions,
): Promise<TwoProcessesFindings> {
  const { folder, kills } = options;
  // The first makes the folder; both have every sole role, so that one takes over from the other.
  const servers = [await startServer(folder, roles), await startServer(folder, roles)];
  try {
    const send = sender(folder);
    const cases = lawfulCases();
    const first = cases.next().value as readonly AddressedCommand[];
    const race = await oneCase(servers, send, first);
    const told: ToldCommand[] = [];
    const refused: string[] = [];
    const until = { over: false };
    const working = Array.from({ length: clients }, () =>
      client(servers, send, cases, until, { told, refused }),
    );
    for (let kill = 0; kill < kills; kill += 1) {
      await delay(Math.random() * killWithinMs + 200);
      await killAndStart(servers, kill % 2, folder);
    }
    await delay(500);
    until.over = true;
    await Promise.all(working);
    return { ...race, refused, ...(await kept(folder, told)) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function killAndStart(
  servers: ServerProcess[],
  which: number,
  folder: string,
): Promise<void> {
  servers[which]!.signal('SIGKILL');
  await servers[which]!.ended;
  servers[which] = await startServer(folder, roles);
}

async function oneCase(
  servers: readonly ServerProcess[],
  send: Send,
  commands: readonly AddressedCommand[],
): Promise<Pick<TwoProcessesFindings, 'won' | 'movedOn' | 'otherAnswers'>> {
  const [opening, next] = commands;
  const { text } = await send(servers[0]!, opening!, randomUUID());
  const { revision } = JSON.parse(text) as { revision: string };
  const keys = Array.from({ length: rivals }, () => randomUUID());
  const answers = await Promise.all(
    keys.map((key, index) => send(servers[index % 2]!, next!, key, revision)),
  );
  const winner = answers.findIndex(({ status }) => status === 201);
  // What was taken by the one is asked for again at the other, and at both once more.
  const again = await Promise.all(
    [1, 0, 1].map((shift) => send(servers[(winner + shift) % 2]!, next!, keys[winner]!, revision)),
  );
  return {
    won: answers.filter(({ status }) => status === 201).length,
    movedOn: answers.filter(({ status }) => status === 409).length,
    otherAnswers: again.filter((each) => each.text !== answers[winner]!.text).length,
  };
}

/** Carries case after case, and keeps what it was told. */
async function client(
  servers: readonly ServerProcess[],
  send: Send,
  cases: Iterator<readonly AddressedCommand[], void>,
  until: { readonly over: boolean },
  { told, refused }: { readonly told: ToldCommand[]; readonly refused: string[] },
): Promise<void> {
  while (!until.over) {
    for (const command of cases.next().value as readonly AddressedCommand[]) {
      if (until.over) return;
      const key = randomUUID();
      const { status, text } = await answered(servers, send, command, key);
      // 201 the first time, 200 where the answer to the first was lost.
      if (status >= 400) {
        const { code, violations = [] } = JSON.parse(text) as Refused;
        refused.push([command.name, code, ...violations.map(({ rule }) => rule)].join(' '));
        break;
      }
      const { events } = JSON.parse(text) as Pick<ToldCommand, 'events'>;
      told.push({ key, events });
    }
  }
}

interface Refused {
  readonly code: string;
  readonly violations?: readonly { readonly rule: string }[];
}

/** The first answer that says what became of it: no answer and "later" are asked again, of either. */
async function answered(
  servers: readonly ServerProcess[],
  send: Send,
  command: AddressedCommand,
  key: string,
): Promise<{ readonly status: number; readonly text: string }> {
  for (;;) {
    const server = servers[Math.floor(Math.random() * servers.length)]!;
    const answer = await send(server, command, key).catch(() => null);
    if (answer !== null && answer.status < 500) return answer;
    await delay(50);
  }
}

function sender(folder: string): Send {
  const calls = new Map<string, Call>();
  return (server, command, key, expectedRevision) => {
    const { url } = server;
    const call = calls.get(url) ?? keepAliveClient(url, rivals);
    calls.set(url, call);
    const signing = demonstrationSigningKey(folder, command.agency)!;
    const { path, headers, body } = signed(url, signing, command, key, expectedRevision ?? null);
    return call('POST', path, headers, body);
  };
}

/** More than anybody sends: persons and numbers of one seed are nobody else's. */
const manyCases = 1_000_000;

/** Lawful cases without end, each with its commands in order, at least two. */
function* lawfulCases(): Generator<readonly AddressedCommand[], void> {
  const until = LegalDate(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
  let commands: AddressedCommand[] = [];
  for (const command of syntheticCases({ cases: manyCases, seed: 1, until })) {
    if (commands.length > 0 && commands[0]!.caseId !== command.caseId) {
      if (commands.length > 1) yield commands;
      commands = [];
    }
    if (command.expect === 'accepted') commands.push(command);
  }
}

async function kept(folder: string, told: readonly ToldCommand[]): Promise<KeptFindings> {
  const reader = openEmbeddedReader({ file: `${folder}/events/${storeFileName}` });
  try {
    return whatIsKept(told, await Array.fromAsync(reader.readAll()));
  } finally {
    await reader.close();
  }
}
