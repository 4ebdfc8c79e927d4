/** A database that cannot be made again from something else, and a table that is in it and in no other. */
export interface StoreFile {
  readonly path: string;
  readonly table: string;
  /** A table that versions before the list of contents did not make, and each since does. */
  readonly tableSinceList?: string;
  /** Made only where a setting asks for it: without it nothing is amiss, unless it was there before. */
  readonly onDemand?: true;
  /** The newest layout that this program knows, of a file that is opened late in a start. */
  readonly newest?: number;
}

/** Layout of the file of the clients' streams. */
export const streamsLayout = 2;

/** A key that signs, and where the public halves of those in use are kept. */
export interface KeyFile {
  readonly path: string;
  readonly store: string;
  readonly table: string;
}

/**
 * The files of a data folder, once for all: what a start looks at, what `andu fsck` looks at, and what
 * is written down to have been there. Views have tables of their own (`projections/embedded`).
 */
export const storeFiles: readonly StoreFile[] = [
  { path: 'events/events.sqlite', table: 'events' },
  { path: 'log/anchors.db', table: 'leaf', tableSinceList: 'seal' },
  { path: 'log/ledger.db', table: 'block' },
  { path: 'identity.db', table: 'systems' },
  { path: 'desk.db', table: 'items' },
  { path: 'answers.db', table: 'answers' },
  { path: 'streams/streams.sqlite', table: 'groups', onDemand: true, newest: streamsLayout },
];

export const keyFiles: readonly KeyFile[] = [
  { path: 'log/keys/log.pem', store: 'log/anchors.db', table: 'log_key' },
  { path: 'log/keys/embedded-endorser.pem', store: 'log/ledger.db', table: 'endorser' },
];

/** What the issuer keeps to itself. */
export const issuerFile = 'keys/oidc.json';

export const documentsFolder = 'documents';

/** Where it is written down what the folder has held. */
export const contentsFile = 'contents.json';

/** Where it is written down that views have seen events which the store does not have, until somebody accepts it. */
export const lostEventsFile = 'lost-events.json';

/**
 * What running processes tell each other: worth nothing once they are stopped, in no backup, and made
 * anew by the first process that finds it damaged.
 */
export const sharedFiles = {
  book: 'processes/roles.db',
  limits: 'processes/limits.db',
} as const;

/** Locks of the kernel on files without content; what is in one was put there by somebody else. */
export const lockFiles: readonly string[] = [
  'events/writer.lock',
  'processes/start.lock',
  'processes/running.lock',
  'processes/turn.lock',
];

/** What a start makes once and must find ever after. */
export const lastingFiles: readonly string[] = [
  ...storeFiles.map(({ path }) => path),
  documentsFolder,
  issuerFile,
  ...keyFiles.map(({ path }) => path),
];

/** Whatever of a data folder is a file, and is opened by its name. */
export const filesOfFolder: readonly string[] = [
  contentsFile,
  lostEventsFile,
  ...storeFiles.map(({ path }) => path),
  issuerFile,
  ...keyFiles.map(({ path }) => path),
];
