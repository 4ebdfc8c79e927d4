import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { isKurrentAddress, withoutPassword } from '#event-store/kurrentdb/address.ts';
import { isElasticAddress } from '#projections/elasticsearch/elastic-address.ts';
import { isMongoAddress } from '#projections/mongodb/mongo-address.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { type EsdbConfiguration, readEsdbSettings } from './esdb/esdb-settings.ts';
import { type ProcessRole, processRoles, readRoles } from './process-roles.ts';

/** Every setting: its name in the environment, its default, what it does. */
export const settings = {
  ANDU_DATA: {
    default: '.data',
    help: {
      zh: '全部数据和密钥所在目录，仅归其所有者使用',
      en: 'Folder of all stores and keys, for its owner only',
    },
  },
  ANDU_EVENT_STORE: {
    default: '',
    help: {
      zh: '事件存储：空为内置存储；esdb:// 或 kurrentdb:// 地址为 KurrentDB（EventStoreDB）',
      en: 'Event store: empty for the embedded one, an esdb:// or kurrentdb:// address for KurrentDB (EventStoreDB)',
    },
  },
  ANDU_DOSSIERS: {
    default: '',
    help: {
      zh: '卷宗、待办、数据质量视图：空为数据目录内的文件；mongodb:// 或 mongodb+srv:// 地址为 MongoDB',
      en: 'Dossiers, work lists and quality: empty for files in the data folder, a mongodb:// or mongodb+srv:// address for MongoDB',
    },
  },
  ANDU_SEARCH: {
    default: '',
    help: {
      zh: '检索视图：空为数据目录内的文件；http:// 或 https:// 地址为 Elasticsearch（8 或 9）',
      en: 'Search: empty for files in the data folder, an http:// or https:// address for Elasticsearch (8 or 9)',
    },
  },
  ANDU_LEDGER: {
    default: '',
    help: {
      zh: '存证链：空为数据目录内的内置账本；fabric:配置文件 为 Hyperledger Fabric 联盟链',
      en: 'Chain of the anchors: empty for the ledger in the data folder, fabric:PROFILE for a channel of Hyperledger Fabric',
    },
  },
  HOST: { default: '127.0.0.1', help: { zh: '监听地址', en: 'Address to listen on' } },
  PORT: {
    default: '8080',
    help: {
      zh: '监听端口；未设置时取下一个空闲端口',
      en: 'Port to listen on; the default takes the next free one',
    },
  },
  ANDU_BASE_URL: {
    default: '',
    help: {
      zh: '经代理访问时用户看到的地址',
      en: 'Address that users see, when a proxy stands before',
    },
  },
  ANDU_TRUST_PROXY: {
    default: '',
    help: {
      zh: '采信其 X-Forwarded-For 的代理：地址或网段，以逗号分隔；空：无',
      en: 'Proxies whose X-Forwarded-For is believed: addresses or networks, with commas; empty: none',
    },
  },
  ANDU_LOG_LEVEL: {
    default: 'info',
    help: {
      zh: '日志级别：fatal、error、warn、info、debug 或者 trace',
      en: 'fatal, error, warn, info, debug or trace',
    },
  },
  ANDU_ROLE: {
    default: processRoles.join(','),
    help: {
      zh: '进程的角色，以逗号分隔：commands、read-api、projections、anchors、ui；可由 andu serve --role 指定',
      en: 'Roles of the process, with commas: commands, read-api, projections, anchors, ui; andu serve --role says the same',
    },
  },
  ANDU_DEMO: {
    default: 'auto',
    help: {
      zh: 'auto：供试用的账号和系统，空库中另有公开案例和练习案件；published：无练习案件；without-cases：无案件；off：全部没有，用于正式办案',
      en: 'auto: accounts and systems for everybody to try, and in an empty store the published cases and cases to practise on; published: none of the latter; without-cases: no cases; off: nothing of it, for real use',
    },
  },
} as const satisfies Record<string, { default: string; help: Bilingual }>;

/** How much of the demonstration there is. */
export const demonstrations = ['auto', 'published', 'without-cases', 'off'] as const;
export type DemonstrationSetting = (typeof demonstrations)[number];

export interface Configuration {
  readonly dataFolder: string;
  /** Address of KurrentDB; null for the embedded event store. */
  readonly eventStore: string | null;
  /** Address of MongoDB for dossiers, work lists and quality; null for files in the data folder. */
  readonly dossiers: string | null;
  /** Address of Elasticsearch for the search; null for files in the data folder. */
  readonly search: string | null;
  /** Profile of a channel of Hyperledger Fabric, an absolute path; null for the ledger in the data folder. */
  readonly ledger: string | null;
  /** What this process does; others may do the rest on the same folder. */
  readonly roles: readonly ProcessRole[];
  readonly host: string;
  readonly port: number;
  /** True when the port was not chosen, so that the next free one may be taken. */
  readonly portMayMove: boolean;
  readonly baseUrl: string | null;
  /** Addresses or networks of the proxies that say where a call came from; false for none. */
  readonly trustProxy: readonly string[] | false;
  readonly logLevel: string;
  readonly demo: DemonstrationSetting;
  /** Where clients of EventStoreDB are served; null for nowhere. */
  readonly esdb: EsdbConfiguration | null;
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
    eventStore: eventStoreAddress(value('ANDU_EVENT_STORE')),
    dossiers: dossiersAddress(value('ANDU_DOSSIERS')),
    search: searchAddress(value('ANDU_SEARCH')),
    ledger: ledgerProfile(value('ANDU_LEDGER')),
    roles: readRoles(value('ANDU_ROLE')),
    host: value('HOST'),
    port,
    portMayMove: environment['PORT'] === undefined,
    baseUrl: value('ANDU_BASE_URL') === '' ? null : value('ANDU_BASE_URL'),
    trustProxy: proxies(value('ANDU_TRUST_PROXY')),
    logLevel: value('ANDU_LOG_LEVEL'),
    demo: demonstrationSetting(value('ANDU_DEMO')),
    esdb: readEsdbSettings(environment, value('HOST')),
  };
}

/** Throws RangeError for what is no address of an event store; the password of one is never repeated. */
function eventStoreAddress(text: string): string | null {
  if (text === '') return null;
  if (!isKurrentAddress(text)) {
    throw new RangeError('ANDU_EVENT_STORE is no esdb:// or kurrentdb:// address');
  }
  return text;
}

/** The same of the server that keeps dossiers, work lists and quality. */
function dossiersAddress(text: string): string | null {
  if (text === '') return null;
  if (!isMongoAddress(text)) {
    throw new RangeError('ANDU_DOSSIERS is no mongodb:// or mongodb+srv:// address');
  }
  return text;
}

/** The same of the server that keeps the search. */
function searchAddress(text: string): string | null {
  if (text === '') return null;
  if (!isElasticAddress(text)) {
    throw new RangeError('ANDU_SEARCH is no http:// or https:// address of a server');
  }
  return text;
}

/** The profile that `fabric:PROFILE` names; what stands in it is read where the chain is opened. */
function ledgerProfile(text: string): string | null {
  if (text === '') return null;
  const [, profile] = /^fabric:(.+)$/.exec(text) ?? [];
  if (profile === undefined) throw new RangeError('ANDU_LEDGER is not fabric:PROFILE');
  return resolve(profile);
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
  readonly help: Bilingual;
}

/** Settings with their values, where those come from and what they do. */
export const describeSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  described: Readonly<Record<string, Setting>> = settings,
) =>
  Object.entries(described).map(([name, { default: value, help }]) => ({
    name,
    value: withoutPassword(environment[name] ?? value),
    help,
    source: environment[name] === undefined ? ('default' as const) : ('environment' as const),
  }));
