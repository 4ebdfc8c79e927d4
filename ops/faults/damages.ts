import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** One way in which a data folder may be found damaged. */
export interface Damage {
  readonly name: string;
  /** Damages the folder. */
  act(folder: string): void;
}

/** Where damages take files from that do not belong in the folder. */
export interface OtherFolders {
  /** An earlier state of the same system. */
  readonly older: string;
  /** One whose process was killed, so that logs lie beside its databases. */
  readonly killed: string;
  /** Another system's. */
  readonly foreign: string;
}

const eventsFile = 'events/events.sqlite';
const logFile = 'log/anchors.db';
/** The databases of a data folder, and one view with its catalogue. */
const databases = [
  eventsFile,
  logFile,
  'log/ledger.db',
  'identity.db',
  'desk.db',
  'answers.db',
  'views/dossier-1.sqlite',
  'views/search.catalogue.sqlite',
];
const keyFiles = ['log/keys/log.pem', 'log/keys/embedded-endorser.pem'];

const overwrite = (file: string, from: number, bytes: number): void => {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, randomBytes(bytes), 0, bytes, from);
  closeSync(descriptor);
};
const withoutLog = (file: string): void => {
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
};

/** Every kind of damage of every kind of file. */
export function damagesOf({ older, killed, foreign }: OtherFolders): readonly Damage[] {
  return [
    ...databases.flatMap((path) => ofDatabase(path, { older, killed })),
    ...keyFiles.flatMap((path) => ofKey(path, foreign)),
    ...ofSettings,
  ];
}

function ofDatabase(
  path: string,
  { older, killed }: Pick<OtherFolders, 'older' | 'killed'>,
): readonly Damage[] {
  const kinds: Readonly<Record<string, (file: string) => void>> = {
    'has no byte': (file) => truncateSync(file, 0),
    'begins with random bytes': (file) => overwrite(file, 0, Math.min(4_096, sizeOf(file))),
    'has random bytes in the middle': (file) => {
      overwrite(file, Math.floor(sizeOf(file) / 3), Math.floor(sizeOf(file) / 3));
    },
    'is cut off': (file) => truncateSync(file, Math.floor(sizeOf(file) / 2)),
    'is missing': (file) => {
      withoutLog(file);
      rmSync(file);
    },
    'is from an older backup': (file) => {
      withoutLog(file);
      cpSync(join(older, path), file);
    },
    'has the write-ahead log of another beside it': (file) => {
      withoutLog(file);
      cpSync(join(killed, path === logFile ? eventsFile : logFile) + '-wal', `${file}-wal`);
    },
    'may not be read': (file) => chmodSync(file, 0o000),
    'is a folder': (file) => {
      withoutLog(file);
      rmSync(file);
      mkdirSync(file);
    },
  };
  return Object.entries(kinds).map(([kind, act]) => ({
    name: `${path} ${kind}`,
    act: (folder) => act(join(folder, path)),
  }));
}

function ofKey(path: string, foreign: string): readonly Damage[] {
  const kinds: Readonly<Record<string, (file: string) => void>> = {
    'is missing': (file) => rmSync(file),
    'can be read by others': (file) => chmodSync(file, 0o644),
    'is garbage': (file) => writeFileSync(file, randomBytes(241)),
    'is another key': (file) => writeFileSync(file, readFileSync(join(foreign, path))),
  };
  return Object.entries(kinds).map(([kind, act]) => ({
    name: `${path} ${kind}`,
    act: (folder) => act(join(folder, path)),
  }));
}

const ofSettings: readonly Damage[] = [
  { name: 'keys/oidc.json is missing', act: (folder) => rmSync(join(folder, 'keys/oidc.json')) },
  {
    name: 'keys/oidc.json is garbage',
    act: (folder) => writeFileSync(join(folder, 'keys/oidc.json'), randomBytes(300)),
  },
  {
    name: 'contents.json is garbage',
    act: (folder) => writeFileSync(join(folder, 'contents.json'), randomBytes(300)),
  },
  { name: 'documents is missing', act: (folder) => rmSync(join(folder, 'documents'), recursive) },
  {
    name: 'documents is a file',
    act: (folder) => {
      rmSync(join(folder, 'documents'), recursive);
      writeFileSync(join(folder, 'documents'), 'x');
    },
  },
  { name: 'the folder may not be written to', act: (folder) => chmodSync(folder, 0o500) },
  { name: 'the folder may not be entered', act: (folder) => chmodSync(folder, 0o000) },
  {
    name: 'the lock of the writer is a folder',
    act: (folder) => {
      rmSync(join(folder, 'events/writer.lock'));
      mkdirSync(join(folder, 'events/writer.lock'));
    },
  },
];

const recursive = { recursive: true } as const;
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
