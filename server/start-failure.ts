import type { Bilingual } from '#domain/kernel/violation.ts';
import { type EventStoreDescription, StoreUnavailable } from '#event-store/port.ts';
import { UnusableSharedFile } from '#platform/data-folder/shared-file.ts';
import { sqliteCode } from '#platform/sqlite-code.ts';
import { wordsOfError } from '#platform/words-of-error.ts';

/** Why Andu does not start: the closed list, each with what to do about it. */
export const startFailures = {
  'port-taken': {
    zh: '端口已被其他程序占用；请停止该程序，或用 PORT 指定其他端口',
    en: 'the port is taken by another program; stop it, or set PORT to another',
  },
  'esdb-port-taken': {
    zh: '该端口（EventStoreDB 协议）已被其他程序占用；请停止该程序，或用 ANDU_ESDB_PORT 或 --esdb-port 指定其他端口',
    en: 'the port of the protocol of EventStoreDB is taken by another program; stop it, or set ANDU_ESDB_PORT or --esdb-port to another',
  },
  'address-not-usable': {
    zh: '不能在该地址上监听；请检查 HOST 和 PORT',
    en: 'nothing can listen at this address; look at HOST and PORT',
  },
  'demonstration-exposed': {
    zh: '演示账号的密码是公开的，只能在本机（127.0.0.1）使用；正式使用请设置 ANDU_DEMO=off',
    en: 'the password of the demonstration accounts is public, so they are for this machine only (127.0.0.1); set ANDU_DEMO=off for real use',
  },
  'folder-in-use': {
    zh: '数据目录正由另一个程序独占使用；请先停止它',
    en: 'another program keeps the data folder for itself; stop it first',
  },
  'other-program': {
    zh: '数据目录上有一个版本不同、或 ANDU_DEMO 设置不同的案牍进程；请先停止它',
    en: 'an Andu of another version, or with another ANDU_DEMO, works on the data folder; stop it first',
  },
  'not-permitted': {
    zh: '没有读写权限；请检查文件的属主和权限',
    en: 'it may not be read or written; look at its owner and its rights',
  },
  'key-file-unsafe': {
    zh: '密钥文件可被他人读取；请将权限改为 600（所在目录 700）并考虑更换密钥',
    en: 'others can read the key file; give it the rights 600 (its folder 700), and consider another key',
  },
  'writable-by-others': {
    zh: '本机其他用户可以写入；请将权限改为 600（目录 700），并检查其内容是否被改动（andu fsck）',
    en: 'everybody on the machine can write there; give it the rights 600 (a folder 700), and look whether it was altered (andu fsck)',
  },
  'key-replaced': {
    zh: '该密钥不是原来使用的密钥；请从备份恢复原密钥文件',
    en: 'it is not the key that was in use; put the former key file back from a backup',
  },
  damaged: {
    zh: '文件已损坏；请从备份恢复（andu restore），切勿删除后重建',
    en: 'the file is damaged; restore it from a backup (andu restore), do not begin anew without it',
  },
  missing: {
    zh: '原有的文件已不存在或为空；请从备份恢复（andu restore）',
    en: 'what was there is gone or empty; restore it from a backup (andu restore)',
  },
  remade: {
    zh: '该文件只供运行中的进程使用，不在备份中；请停止全部进程后将其移走，下次启动时自动重建',
    en: 'it only serves running processes and is in no backup; stop them all and move it away, the next start makes it anew',
  },
  'events-lost': {
    zh: '视图见过的事件已不在事件存储中：事件被删除，或放回了事件存储的旧副本（events.sqlite 或 KurrentDB 的数据）；请停止服务，把同一份备份的各文件一起恢复（andu restore），并核对其后收到的办理请求；确已无法找回的，由运维人员具名说明理由后认定（andu accept-loss）',
    en: 'views have seen events that the store does not have any more: they were deleted, or an older copy of the event store was put back (events.sqlite, or the data of KurrentDB); stop the server, restore all files of one backup together (andu restore), and go through what was sent since; where they are gone for good, say so by name and reason (andu accept-loss)',
  },
  'events-lost-in-server': {
    zh: '事件存储服务器中已没有本系统写入过的事件：服务器上放回了旧的数据，或地址指向了另一台服务器；在此之前不接受办理请求。请核对地址，用服务器自身的手段恢复最新的数据，并核对其后收到的办理请求；确已无法找回的，停止服务后由运维人员具名说明理由后认定（andu accept-loss）',
    en: 'the server of the event store does not have events that were written to it: older data were put back there, or the address leads to another server; no command is taken until then. Look at the address, restore the newest data by the means of that server, and go through what was sent since; where they are gone for good, stop Andu and say so by name and reason (andu accept-loss)',
  },
  newer: {
    zh: '数据由较新版本的程序写成；请使用该版本，或从旧版备份恢复',
    en: 'a later version of the program wrote it; use that one, or restore a backup of the former',
  },
  'event-store-away': {
    zh: '事件存储服务器没有应答；请检查地址和服务器状态',
    en: 'the event store does not answer; look at its address, and at the server',
  },
  'event-store-address': {
    zh: '事件存储的地址无法使用；请检查其写法，以及其中指明的证书文件（tlsCAFile、userCertFile、userKeyFile）是否存在、可读',
    en: 'the address of the event store cannot be used; look at how it is written, and whether the certificate files that it names (tlsCAFile, userCertFile, userKeyFile) are there and can be read',
  },
  'event-store-refused': {
    zh: '事件存储服务器不接受该账号；请检查地址中的用户名和密码，以及该用户的权限',
    en: 'the event store does not take the account; look at the user and the password in the address, and what the user may do there',
  },
  'event-store-untrusted': {
    zh: '与事件存储服务器之间不能建立可信的加密连接；请在地址中用 tlsCAFile 指明签发其证书的机构，并检查证书是否到期、主机名是否相符、服务器是否启用 TLS',
    en: 'the way to the event store cannot be encrypted and trusted; name the authority of its certificate by tlsCAFile in the address, and look whether the certificate has expired, is for this host, and whether the server speaks TLS at all',
  },
  'event-store-foreign': {
    zh: '该数据库中有其他程序写入的事件；案牍需要自己专用的数据库（一台服务器或一个集群），请换一个地址',
    en: 'the database has events that another program wrote; Andu needs one of its own (a server or a cluster), so take another address',
  },
  'other-event-store': {
    zh: '该数据目录的事件存放在另一种事件存储中；请按原来的 ANDU_EVENT_STORE（或 --event-store）启动，或另用数据目录',
    en: 'the events of this data folder are in another kind of event store; start with the ANDU_EVENT_STORE (or --event-store) that it had, or with another folder',
  },
  'other-ledger': {
    zh: '该数据目录的日志存证在另一条链上；请按原来的 ANDU_LEDGER（或 --ledger）启动，或另用数据目录',
    en: 'the log of this data folder is anchored in another chain; start with the ANDU_LEDGER (or --ledger) that it had, or with another folder',
  },
  'ledger-profile': {
    zh: '存证链的配置文件无法使用；请按提示修改其中的字段或文件',
    en: 'the profile of the chain cannot be used; mend the field or the file that is named',
  },
  'no-driver': {
    zh: '本机没有该地址所需的驱动程序；请将地址中的 kurrentdb:// 改写为 esdb://',
    en: 'the driver for this address is not there for this machine; write esdb:// for kurrentdb:// in it',
  },
  'storage-full': { zh: '磁盘空间不足', en: 'the disk is full' },
  'setting-wrong': {
    zh: '设置有误；可用 andu config 查看全部设置',
    en: 'a setting cannot be used; andu config shows all of them',
  },
  failed: { zh: '未能启动', en: 'it failed' },
} as const satisfies Record<string, Bilingual>;

export type StartFailureCode = keyof typeof startFailures;

/** What is said of lost events, by where the events are. */
export const eventsLost = (kind: EventStoreDescription['kind']): StartFailureCode =>
  kind === 'embedded' ? 'events-lost' : 'events-lost-in-server';

/** Andu did not start, and has let go of everything that it had opened. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly code: StartFailureCode;
  /** The part that did not open, mostly a file or folder. */
  readonly part: string;
  constructor(code: StartFailureCode, part: string, cause: unknown) {
    super(`${code}: ${part}: ${wordsOfError(cause)}`, { cause });
    this.code = code;
    this.part = part;
  }
}

/** The sentence for whoever started it, in both languages. */
export function startFailureText({ code, part, cause }: StartFailure): string {
  const { zh, en } = startFailures[code];
  return [
    `案牍未能启动 [${code}] ${part}：${zh}`,
    `Andu did not start [${code}] ${part}: ${en}`,
    `  ${messages(cause).join(': ')}`,
  ].join('\n');
}

/** What an error says, and the one behind it. */
const messages = (error: unknown): string[] =>
  error instanceof Error ? [wordsOfError(error), ...messages(error.cause)] : [];

/** The demonstration would be open to other machines. */
export class DemonstrationExposed extends Error {
  override readonly name = 'DemonstrationExposed';
  constructor(host: string) {
    super(`ANDU_DEMO is not off, and HOST is ${host}`);
  }
}

/** Another program listens where clients of EventStoreDB are to be answered. */
export class EsdbPortTaken extends Error {
  override readonly name = 'EsdbPortTaken';
  constructor(options: ErrorOptions) {
    super((options.cause as Error).message, options);
  }
}

/** Listens for clients of EventStoreDB. Throws EsdbPortTaken, and what else keeps it from that. */
export async function listeningForEsdb<Result>(listen: () => Promise<Result>): Promise<Result> {
  try {
    return await listen();
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'EADDRINUSE') throw cause;
    throw new EsdbPortTaken({ cause });
  }
}

const byName: Readonly<Record<string, StartFailureCode>> = {
  NewerLayout: 'newer',
  EsdbPortTaken: 'esdb-port-taken',
  DemonstrationExposed: 'demonstration-exposed',
  EventStoreInUse: 'folder-in-use',
  FolderInUse: 'folder-in-use',
  OtherProgram: 'other-program',
  UnsafeKeyFile: 'key-file-unsafe',
  WritableByOthers: 'writable-by-others',
  NoRegularFile: 'damaged',
  OtherSigningKey: 'key-replaced',
  SigningKeyMissing: 'missing',
  DamagedSecretFile: 'damaged',
  SyntaxError: 'damaged',
  // A file of ours that does not have the shape that we wrote.
  ZodError: 'damaged',
  RangeError: 'setting-wrong',
  OtherLedger: 'other-ledger',
  UnusableFabricProfile: 'ledger-profile',
  NoKurrentDriver: 'no-driver',
  UnusableKurrentAddress: 'event-store-address',
  ForeignEventStore: 'event-store-foreign',
};
const byStoreReason: Readonly<Record<StoreUnavailable['reason'], StartFailureCode>> = {
  io: 'event-store-away',
  closed: 'event-store-away',
  full: 'storage-full',
  lost: 'events-lost-in-server',
  refused: 'event-store-refused',
  untrusted: 'event-store-untrusted',
};
const bySystemCode: Readonly<Record<string, StartFailureCode>> = {
  EADDRINUSE: 'port-taken',
  EADDRNOTAVAIL: 'address-not-usable',
  ENOTFOUND: 'address-not-usable',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  NOFOLDER: 'not-permitted',
  ENOTDIR: 'damaged',
  EISDIR: 'damaged',
  ENOSPC: 'storage-full',
  EDQUOT: 'storage-full',
};
/** SQLite's primary result codes. */
const bySqliteCode: Readonly<Record<number, StartFailureCode>> = {
  1: 'damaged',
  3: 'not-permitted',
  5: 'folder-in-use',
  8: 'not-permitted',
  10: 'damaged',
  11: 'damaged',
  13: 'storage-full',
  14: 'not-permitted',
  26: 'damaged',
};

function codeOf(error: unknown): StartFailureCode {
  const { name = '', code } = error as { name?: string; code?: unknown };
  if (error instanceof StoreUnavailable) return byStoreReason[error.reason];
  const primary = sqliteCode(error);
  if (primary !== -1) return bySqliteCode[primary] ?? 'failed';
  if (typeof code === 'string') {
    // What OpenSSL says of a key that is none.
    if (code.startsWith('ERR_OSSL_')) return 'damaged';
    if (code in bySystemCode) return bySystemCode[code]!;
  }
  return byName[name] ?? 'failed';
}

/** Opens one part of the system. Throws StartFailure that names the part. */
export async function opening<Part>(part: string, open: () => Part | Promise<Part>): Promise<Part> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    if (!(error instanceof UnusableSharedFile)) {
      throw new StartFailure(codeOf(error), part, error);
    }
    const code = codeOf(error.cause);
    throw new StartFailure(code === 'damaged' ? 'remade' : code, error.path, error);
  }
}
