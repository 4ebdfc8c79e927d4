import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { isLoopback } from '../loopback.ts';

/** The settings of the server for clients of EventStoreDB: name, default, what it does. */
export const esdbSettings = {
  ANDU_ESDB_PORT: {
    default: '',
    help: {
      zh: 'EventStoreDB 协议（gRPC）的端口，通常为 2113；空：不提供；可由 andu serve --esdb-port 指定',
      en: 'Port of the protocol of EventStoreDB (gRPC), mostly 2113; empty: none; andu serve --esdb-port says the same',
    },
  },
  ANDU_ESDB_TLS_CERT_FILE: {
    default: '',
    help: {
      zh: '该端口的证书链（PEM）；与密钥一并设置；空：自制证书，客户端以 streams/tls/certificate.pem 为 tlsCAFile',
      en: 'Certificate chain of that port (PEM), together with the key; empty: one of its own, which clients are given as tlsCAFile: streams/tls/certificate.pem',
    },
  },
  ANDU_ESDB_TLS_KEY_FILE: {
    default: '',
    help: { zh: '该证书的密钥（PEM）', en: 'Key of that certificate (PEM)' },
  },
  ANDU_ESDB_ADMIN_PASSWORD_FILE: {
    default: '',
    help: {
      zh: '存放协议用户 admin 密码的文件；该用户管理客户端自己的流，不能读取底座事件；空：没有该用户',
      en: "File with the password of the protocol's user admin, who runs clients' own streams and reads no event of the backbone; empty: there is none",
    },
  },
  ANDU_ESDB_INSECURE: {
    default: 'off',
    help: {
      zh: 'on：不加密、不验证身份，只提供客户端自己的流，不提供底座事件；只能在本机使用，仅用于测试',
      en: "on: not encrypted, nobody is asked who he is, clients' own streams alone are served and no event of the backbone; on this machine only, for tests",
    },
  },
} as const satisfies Record<string, { default: string; help: Bilingual }>;

export interface EsdbConfiguration {
  readonly host: string;
  readonly port: number;
  /** Null for one of its own. */
  readonly tls: { readonly key: Buffer; readonly certificate: Buffer } | null;
  readonly adminPassword: string | null;
  readonly insecure: boolean;
}

/** Reads the settings; null without a port. Throws RangeError naming the setting that cannot be used. */
export function readEsdbSettings(
  environment: Readonly<Record<string, string | undefined>>,
  host: string,
): EsdbConfiguration | null {
  const value = (name: keyof typeof esdbSettings): string =>
    environment[name] ?? esdbSettings[name].default;
  const text = value('ANDU_ESDB_PORT');
  if (text === '') return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`ANDU_ESDB_PORT is not a port: ${text}`);
  }
  const file = (name: keyof typeof esdbSettings): Buffer => {
    try {
      return readFileSync(resolve(value(name)));
    } catch (cause) {
      throw new RangeError(`${name} cannot be read: ${(cause as Error).message}`, { cause });
    }
  };
  const [certificate, key] = [value('ANDU_ESDB_TLS_CERT_FILE'), value('ANDU_ESDB_TLS_KEY_FILE')];
  if ((certificate === '') !== (key === '')) {
    throw new RangeError('ANDU_ESDB_TLS_CERT_FILE and ANDU_ESDB_TLS_KEY_FILE belong together');
  }
  const insecure = onOff('ANDU_ESDB_INSECURE', value('ANDU_ESDB_INSECURE'));
  if (insecure && !isLoopback(host)) {
    throw new RangeError(`ANDU_ESDB_INSECURE is for this machine only, not ${host}`);
  }
  const password =
    value('ANDU_ESDB_ADMIN_PASSWORD_FILE') === ''
      ? null
      : file('ANDU_ESDB_ADMIN_PASSWORD_FILE').toString('utf8').trim();
  if (password === '') throw new RangeError('ANDU_ESDB_ADMIN_PASSWORD_FILE is empty');
  return {
    host,
    port,
    tls:
      certificate === ''
        ? null
        : { certificate: file('ANDU_ESDB_TLS_CERT_FILE'), key: file('ANDU_ESDB_TLS_KEY_FILE') },
    adminPassword: password,
    insecure,
  };
}

function onOff(name: string, text: string): boolean {
  if (text !== 'on' && text !== 'off') throw new RangeError(`${name} is on or off, not ${text}`);
  return text === 'on';
}
