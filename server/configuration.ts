import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';

/** Every setting: its name in the environment, its default, what it does. */
export const settings = {
  ANDU_DATA: { default: '.data', help: 'Folder of all stores and keys, for its owner only' },
  HOST: { default: '127.0.0.1', help: 'Address to listen on' },
  PORT: { default: '8080', help: 'Port to listen on; the default takes the next free one' },
  ANDU_BASE_URL: { default: '', help: 'Address that users see, when a proxy stands before' },
  ANDU_TRUST_PROXY: {
    default: '',
    help: 'Proxies whose X-Forwarded-For is believed: addresses or networks, with commas; empty: none',
  },
  ANDU_LOG_LEVEL: { default: 'info', help: 'fatal, error, warn, info, debug or trace' },
  ANDU_DEMO: {
    default: 'auto',
    help: 'auto: accounts and systems for everybody to try, and in an empty store the published cases and cases to practise on; published: none of the latter; without-cases: no cases; off: nothing of it, for real use',
  },
} as const satisfies Record<string, { default: string; help: string }>;

/** How much of the demonstration there is. */
export const demonstrations = ['auto', 'published', 'without-cases', 'off'] as const;
export type DemonstrationSetting = (typeof demonstrations)[number];

export interface Configuration {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** True when the port was not chosen, so that the next free one may be taken. */
  readonly portMayMove: boolean;
  readonly baseUrl: string | null;
  /** Addresses or networks of the proxies that say where a call came from; false for none. */
  readonly trustProxy: readonly string[] | false;
  readonly logLevel: string;
  readonly demo: DemonstrationSetting;
}

/** Reads the settings; throws RangeError naming the setting that cannot be used. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  const value = (name: keyof typeof settings): string =>
    environment[name] ?? settings[name].default;
  const port = Number(value('PORT'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`PORT is not a port: ${value('PORT')}`);
  }
  const folder = value('ANDU_DATA');
  return {
    dataFolder: isAbsolute(folder) ? folder : resolve(folder),
    host: value('HOST'),
    port,
    portMayMove: environment['PORT'] === undefined,
    baseUrl: value('ANDU_BASE_URL') === '' ? null : value('ANDU_BASE_URL'),
    trustProxy: proxies(value('ANDU_TRUST_PROXY')),
    logLevel: value('ANDU_LOG_LEVEL'),
    demo: demonstrationSetting(value('ANDU_DEMO')),
  };
}

function demonstrationSetting(text: string): DemonstrationSetting {
  const found = demonstrations.find((each) => each === text);
  if (found === undefined) {
    throw new RangeError(`ANDU_DEMO is one of ${demonstrations.join(', ')}, not ${text}`);
  }
  return found;
}

function proxies(text: string): readonly string[] | false {
  const list = text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  for (const each of list) {
    const [address = '', bits] = each.split('/', 2);
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
    if (version === 0 || !fits) {
      throw new RangeError(`ANDU_TRUST_PROXY is no address or network: ${each}`);
    }
  }
  return list.length === 0 ? false : list;
}

interface Setting {
  readonly default: string;
  readonly help: string;
}

/** Settings with their values, where those come from and what they do. */
export const describeSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  described: Readonly<Record<string, Setting>> = settings,
) =>
  Object.entries(described).map(([name, { default: value, help }]) => ({
    name,
    value: environment[name] ?? value,
    help,
    source: environment[name] === undefined ? ('default' as const) : ('environment' as const),
  }));
