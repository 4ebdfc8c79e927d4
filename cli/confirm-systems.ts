import type { ExitCode } from './exit-code.ts';
import { asPerson, type AsPerson, type PersonCall } from './as-person.ts';
import { print, report } from './print.ts';

/** What of `GET /api/systems` a decision needs. */
interface Listed {
  readonly id: string;
  readonly state: string;
  readonly open: { readonly id: string; readonly act: string; readonly key: string | null } | null;
  readonly keys: readonly { readonly id: string; readonly fingerprint: string }[];
}

/**
 * Confirms what waits of a system of one's agency: its key must have the fingerprint that one knows
 * from the system itself. Exit 0 when confirmed, 1 when refused, 3 when nobody answers; throws
 * RangeError for another fingerprint.
 */
export const confirm = (options: AsPerson, [id = '']: readonly string[]): Promise<ExitCode> =>
  decide(options, id, 'confirmed');

/** Turns down what waits of a system of one's agency. Exit codes as {@link confirm}. */
export const reject = (options: AsPerson, [id = '']: readonly string[]): Promise<ExitCode> =>
  decide(options, id, 'rejected');

async function decide(
  options: AsPerson,
  id: string,
  decision: 'confirmed' | 'rejected',
): Promise<ExitCode> {
  const call = await asPerson(options);
  if (typeof call === 'number') return call;
  const list = await answered<readonly Listed[]>(call, { method: 'GET', path: '/api/systems' });
  if (typeof list === 'number') return list;
  const system = list.find((each) => each.id === id);
  if (system?.open == null) {
    report(`nothing waits to be confirmed of ${id}`);
    return 1;
  }
  if (decision === 'confirmed') holdToFingerprint(system, options['fingerprint']);
  const decided = await answered<Listed>(call, {
    method: 'PUT',
    path: `/api/systems/${encodeURIComponent(id)}/confirmation`,
    body: { request: system.open.id, decision, reason: options['reason'] },
  });
  if (typeof decided === 'number') return decided;
  print(options['json'] === true ? JSON.stringify(decided) : `${id}\t${decided.state}`);
  return 0;
}

/** A freeze of the whole system names no key: there is nothing to compare. */
function holdToFingerprint({ open, keys }: Listed, given: unknown): void {
  if (open?.key == null) return;
  const key = keys.find(({ id }) => id === open.key);
  if (given === undefined)
    throw new RangeError(
      `缺少 --fingerprint（${open.key}） / --fingerprint of ${open.key} is missing`,
    );
  if (key?.fingerprint !== String(given).replaceAll(/\s/g, '').toLowerCase()) {
    throw new RangeError(
      `${open.key} 的指纹不符，未作确认 / ${open.key} has another fingerprint; nothing was confirmed`,
    );
  }
}

/** The JSON of an answer; an exit code when it is a refusal, which is printed, or there is none. */
async function answered<Body>(
  call: (given: PersonCall) => Promise<Response | null>,
  given: PersonCall,
): Promise<Body | ExitCode> {
  const response = await call(given);
  if (response === null) return 3;
  if (response.ok) return (await response.json()) as Body;
  print(await response.text());
  return 1;
}
