import { activationPaths } from '#identity/accounts/activation-page.ts';
import { asPerson, passwordFrom, type PersonCall } from './as-person.ts';
import type { ExitCode } from './exit-code.ts';
import { print, report } from './print.ts';

type Options = Readonly<Record<string, unknown>>;

/** Every account. Exit 0 when listed, 1 when refused, 3 when nobody answers; so of all below. */
export const list = (options: Options): Promise<ExitCode> =>
  asAdministrator(options, { method: 'GET', path: '/api/users' }, (answer) =>
    (answer as Readonly<Record<string, string | null>>[])
      .map(({ id, name, role, agency, state }) => [id, name, role, agency ?? '-', state].join('\t'))
      .join('\n'),
  );

/** Adds a person; prints the account and its one-time code. */
export const add = (options: Options, [id = '']: readonly string[]): Promise<ExitCode> =>
  asAdministrator(
    options,
    {
      method: 'POST',
      path: '/api/users',
      body: {
        id,
        name: options['name'],
        post: options['post'],
        staffNumber: options['staffNumber'],
        role: options['role'],
        agency: options['agency'] ?? null,
      },
    },
    codeLine,
  );

/** Another one-time code for who lost the password. */
export const code = (options: Options, [id = '']: readonly string[]): Promise<ExitCode> =>
  asAdministrator(
    options,
    {
      method: 'POST',
      path: `/api/users/${encodeURIComponent(id)}/code`,
      body: { reason: options['reason'] },
    },
    codeLine,
  );

/** Confirms what waits of an account; prints the second half of its code. */
export const confirm = (options: Options, [id = '']: readonly string[]): Promise<ExitCode> =>
  decide(options, id, 'confirmed');

/** Turns down what waits of an account. */
export const reject = (options: Options, [id = '']: readonly string[]): Promise<ExitCode> =>
  decide(options, id, 'rejected');

interface Waiting {
  readonly id: string;
  readonly open: { readonly id: string };
}

async function decide(
  options: Options,
  id: string,
  decision: 'confirmed' | 'rejected',
): Promise<ExitCode> {
  const send = await asPerson(options);
  if (typeof send === 'number') return send;
  const list = await send({ method: 'GET', path: '/api/users/waiting' });
  if (list === null) return 3;
  if (!list.ok) {
    print(await list.text());
    return 1;
  }
  const waiting = ((await list.json()) as readonly Waiting[]).find((each) => each.id === id);
  if (waiting === undefined) {
    report(`nothing waits for you to be confirmed of ${id}`);
    return 1;
  }
  const body = { request: waiting.open.id, decision, reason: options['reason'] };
  const path = `/api/users/${encodeURIComponent(id)}/confirmation`;
  return answered(options, await send({ method: 'PUT', path, body }), (answer) => {
    const { account, code } = answer as { account: { state: string }; code: IssuedCode | null };
    return [id, ...(code === null ? [account.state] : [code.code, code.until])].join('\t');
  });
}

/** Sets the password of an account by its one-time code. */
export const activate = (options: Options, [account = '']: readonly string[]): Promise<ExitCode> =>
  byCode(options, activationPaths.activation, { account });

/** Makes the first administrator by the code that the start has said. */
export const first = (options: Options, [account = '']: readonly string[]): Promise<ExitCode> =>
  byCode(options, activationPaths.first, {
    account,
    name: String(options['name']),
    post: String(options['post']),
    staffNumber: String(options['staffNumber']),
  });

interface IssuedCode {
  readonly code: string;
  readonly until: string;
}

/** Account, first half of the code and its last moment; whose confirmation it waits for. */
const codeLine = (answer: unknown): string => {
  const {
    account,
    code: issued,
    confirmer,
  } = answer as {
    account: { id: string };
    code: IssuedCode;
    confirmer: { role: string; agency?: string };
  };
  const waitsFor = [confirmer.role, confirmer.agency ?? []].flat().join(' of ');
  const waits = `first half; waits for: ${waitsFor}`;
  return [account.id, issued.code, issued.until, waits].join('\t');
};

async function byCode(
  options: Options,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<ExitCode> {
  const { passwordFile } = options;
  if (passwordFile === undefined)
    throw new RangeError('需要 --password-file / --password-file is needed');
  const password = passwordFrom(String(passwordFile));
  const url = new URL(path, String(options['url']));
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ ...fields, code: String(options['code']), password }),
  });
  if (!response.ok) print(await response.text());
  return response.ok ? 0 : 1;
}

async function asAdministrator(
  options: Options,
  call: PersonCall,
  lineOf: (answer: unknown) => string,
): Promise<ExitCode> {
  const send = await asPerson(options);
  if (typeof send === 'number') return send;
  return answered(options, await send(call), lineOf);
}

async function answered(
  options: Options,
  response: Response | null,
  lineOf: (answer: unknown) => string,
): Promise<ExitCode> {
  if (response === null) return 3;
  const text = await response.text();
  print(!response.ok || options['json'] === true ? text : lineOf(JSON.parse(text)));
  return response.ok ? 0 : 1;
}
