import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { obtainToken } from '#identity/oidc/obtain-token.ts';
import { keepAliveClient } from '../http/keep-alive-client.ts';
import { openedPages, pathsOf } from './opened-pages.ts';
import {
  everybodyIsThere,
  type PageKind,
  type PeopleOrder,
  type PeopleReport,
} from './people-order.ts';

/** Somebody at a desk. */
interface Person {
  readonly number: number;
  readonly user: string;
  token: string;
  /** Cases that stood on a list of theirs. */
  known: readonly string[];
}

const order = JSON.parse(process.argv[2]!) as PeopleOrder;
const { url, users, password, people, atOnce, everyMs, arrivalMs, milliseconds, today } = order;
/** A browser asks for several things of a page at once. */
const call = keepAliveClient(url, people * 2);
const signIns: number[] = [];
const pages: Record<PageKind, number[]> = {
  workList: [],
  caseList: [],
  case: [],
  search: [],
  statistics: [],
  cockpit: [],
  quality: [],
};
const errors: Record<string, number> = {};
let told = 0;
let leaving = false;

const fault = (name: string): void => {
  errors[name] = (errors[name] ?? 0) + 1;
};

/** Everybody has an address of their own: from one, so many who sign in at once would be taken for guessing. */
const addressOf = ({ number }: Person): string => `10.0.${number >> 8}.${number & 255}`;

async function signIn(person: Person): Promise<void> {
  const send: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-for', addressOf(person));
    return fetch(input, { ...init, headers });
  };
  const from = performance.now();
  try {
    person.token = await obtainToken({ baseUrl: url, user: person.user, password, send });
    signIns.push(performance.now() - from);
  } catch (error) {
    fault(`sign-in: ${(error as Error).message}`);
  }
}

/** A stream of what happens, over a connection of its own; counts what it is told. */
async function listen({ token }: Person): Promise<void> {
  const asked = get(`${url}/api/live`, {
    agent: false,
    headers: { authorization: `Bearer ${token}` },
  });
  asked.on('error', (error) => {
    if (!leaving) fault(`live: ${error.message}`);
  });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) fault(`live: ${answer.statusCode}`);
  answer.setEncoding('utf8').on('data', (text: string) => {
    told += text.split('\n\n').length - 1;
  });
  answer.on('close', () => {
    if (!leaving) fault('live: ended');
  });
}

async function ask(person: Person, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${person.token}` };
  const { status, text } = await call('GET', path, headers);
  if (status !== 200)
    throw new Error(`${path.split('?', 1)[0]!.replace(/[\da-f-]{36}/, '…')}: ${status}`);
  return JSON.parse(text);
}

async function openPage(person: Person, turn: number): Promise<void> {
  const kind = openedPages[(turn + person.number) % openedPages.length]!;
  const paths = pathsOf(kind, { turn: turn * people + person.number, today, known: person.known });
  const tookMs = await timed(person, kind, paths);
  if (tookMs !== null) pages[kind].push(tookMs);
}

/** Asks for all of a page at once and takes note of the cases on a list; null when something was no answer. */
async function timed(
  person: Person,
  kind: PageKind,
  paths: readonly string[],
): Promise<number | null> {
  const from = performance.now();
  try {
    const [first] = await Promise.all(paths.map((path) => ask(person, path)));
    const tookMs = performance.now() - from;
    const rows = kind === 'caseList' ? (first as readonly { readonly id: string }[]) : [];
    if (rows.length > 0) person.known = rows.map(({ id }) => id);
    return tookMs;
  } catch (error) {
    fault((error as Error).message);
    return null;
  }
}

/** A page every so often; what takes longer than until the next is waited for. */
async function work(person: Person, from: number): Promise<void> {
  const own = person.number < atOnce ? 0 : (person.number / people) * everyMs;
  const again = from + Math.random() * milliseconds;
  let signedAnew = false;
  for (let turn = 0; ; turn += 1) {
    const next = from + own + turn * everyMs;
    if (next >= from + milliseconds) return;
    await delay(Math.max(0, next - performance.now()));
    await openPage(person, turn);
    if (!signedAnew && performance.now() >= again) {
      signedAnew = true;
      await signIn(person);
    }
  }
}

async function arrive(number: number): Promise<Person> {
  await delay((number / people) * arrivalMs);
  const person: Person = { number, user: users[number % users.length]!, token: '', known: [] };
  for (;;) {
    await signIn(person);
    if (person.token !== '') break;
    await delay(1_000);
  }
  await listen(person);
  await timed(person, 'caseList', ['/api/cases?range=[0,24]']);
  return person;
}

const everybody = await Promise.all(Array.from({ length: people }, (_, number) => arrive(number)));
process.stdout.write(`${everybodyIsThere}\n`);
const from = performance.now();
await Promise.all(everybody.map((person) => work(person, from)));
const seconds = (performance.now() - from) / 1000;
leaving = true;
const report: PeopleReport = { seconds, signIns, pages, told, errors };
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
