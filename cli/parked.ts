import { asPerson } from './as-person.ts';
import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';

type Options = Readonly<Record<string, unknown>>;

interface Parked {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly error: string | null;
}
interface ParkedKey {
  readonly view: string;
  readonly key: string;
  readonly events: number;
  readonly first: Parked;
}

const pathOf = (view: string, key: string): string =>
  `/api/operation/parked/${encodeURIComponent(view)}/${encodeURIComponent(key)}`;

const lineOf = ({ position, eventId, type, error }: Parked): string =>
  `${position}\t${type}\t${eventId}\t${error ?? 'waits'}`;

/** What the views could not take. Exit 0 when nothing is parked, 1 when something is, 3 when nobody answers. */
export const list = (options: Options): Promise<ExitCode> =>
  answered<readonly ParkedKey[]>(options, '/api/operation/parked', undefined, (keys) => {
    for (const { view, key, events, first } of keys) {
      print(`${view}\t${key}\t${events} events\t${lineOf(first)}`);
    }
    if (keys.length === 0) print('没有停放的事件 / nothing is parked');
    return keys.length === 0 ? 0 : 1;
  });

/** The parked events of one key of a view. */
export const look = (
  options: Options,
  [view = '', key = '']: readonly string[],
): Promise<ExitCode> =>
  answered<{ readonly events: readonly Parked[] }>(
    options,
    pathOf(view, key),
    undefined,
    ({ events }) => {
      for (const event of events) print(lineOf(event));
      return 0;
    },
  );

/** Takes them again, as many as `--events` says were seen. Exit 0 when none remains, 1 otherwise. */
export const replay = (
  options: Options,
  [view = '', key = '']: readonly string[],
): Promise<ExitCode> =>
  acted(options, `${pathOf(view, key)}/replay`, { events: Number(options['events']) });

/** Leaves the failed event out of the view for good. Exit codes as {@link replay}. */
export const skip = (
  options: Options,
  [view = '', key = '', eventId = '']: readonly string[],
): Promise<ExitCode> =>
  acted(options, `${pathOf(view, key)}/skip`, { eventId, reason: options['reason'] });

const acted = (options: Options, path: string, body: object): Promise<ExitCode> =>
  answered<{ readonly remaining: number }>(options, path, body, ({ remaining }) => {
    print(`仍停放 / still parked: ${remaining}`);
    return remaining === 0 ? 0 : 1;
  });

/** Calls, and prints the answer as it came with `--json` or when it is a refusal. */
async function answered<Answer>(
  options: Options,
  path: string,
  body: object | undefined,
  show: (answer: Answer) => ExitCode,
): Promise<ExitCode> {
  const call = await asPerson(options);
  if (typeof call === 'number') return call;
  const response = await call(
    body === undefined ? { method: 'GET', path } : { method: 'POST', path, body },
  );
  if (response === null) return 3;
  const text = await response.text();
  if (!response.ok) {
    print(text);
    return 1;
  }
  if (options['json'] === true) print(text);
  return options['json'] === true ? 0 : show(JSON.parse(text) as Answer);
}
