import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { equalBytes, fromHex, toBase64, toHex } from '#domain/evidence/encoding.ts';
import {
  blockBytes,
  blockHash,
  EmbeddedEndorsedSchema,
  countSignatures,
  proposalBytes,
  type EmbeddedTransaction,
  type EmbeddedEndorsed,
  type LedgerSignature,
  type Proposal,
} from '#domain/evidence/embedded-transaction.ts';
import { noteKeyId } from '#domain/evidence/signed-note.ts';
import type { TrustedKey } from '#domain/evidence/trust.ts';
import { openSigningKey, type SigningKey } from '#platform/crypto/key-file.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { inTransaction } from '#platform/in-transaction.ts';
import { openForWriting } from '../log/log-file.ts';
import { judgeCheckpoint, judgeFork, type LogOnChain } from './checkpoint-contract.ts';
import { ledgerTables, prepareLedgerSchema, type LedgerTables } from './ledger-tables.ts';
import {
  LedgerRefusal,
  type AnchoredCheckpoint,
  type Endorsement,
  type ForkReport,
  type Ledger,
  type PutCheckpoint,
  type TransactionStatus,
} from './ledger.ts';

export interface EmbeddedLedgerOptions {
  /** Holds `ledger.db` and the endorser's key. */
  readonly folder: string;
  readonly channel: string;
}

/**
 * The chain in small, for a first run without servers: one endorser, one
 * transaction a block, blocks chained by SM3. It refuses what the chain refuses,
 * but whoever owns the file owns the chain: it is no witness against its operator.
 */
export function openEmbeddedLedger({ folder, channel }: EmbeddedLedgerOptions): Ledger {
  const database = openForWriting(join(folder, 'ledger.db'));
  try {
    prepareLedgerSchema(database);
    const tables = ledgerTables(database);
    const place = {
      folder: join(folder, 'keys'),
      file: 'embedded-endorser',
      name: `${channel}/embedded`,
    };
    const endorser = openSigningKey(place, tables.newestEndorser());
    tables.enterEndorser(endorser);
    return ledgerOver(database, channel, endorser);
  } catch (error) {
    database.close();
    throw error;
  }
}

function ledgerOver(database: DatabaseSync, channel: string, endorser: SigningKey): Ledger {
  const tables = ledgerTables(database);
  const logOf = (origin: string): LogOnChain => logOnChain(tables, origin);
  const endorserKey: TrustedKey = {
    name: endorser.name,
    keyId: endorser.keyId,
    publicKey: toHex(endorser.publicKey),
    from: tables.endorsingSince(endorser.keyId),
    until: null,
  };

  function judge(proposal: Proposal) {
    if (proposal.channel !== channel) {
      throw new LedgerRefusal('malformed', `not of this channel: ${proposal.channel}`);
    }
    const { note, proof } = proposal.call;
    return judgeCheckpoint(nodeCrypto, logOf, { note, consistencyProof: proof });
  }

  function endorse(proposal: Proposal): Endorsement {
    const { kind, checkpoint } = judge(proposal);
    if (kind === 'repeat') {
      const { committed } = tables.checkpoint(checkpoint.origin, checkpoint.size)!;
      return { kind: 'alreadyCommitted', committed };
    }
    const endorsements = [signatureOver(endorser, proposalBytes(proposal))];
    return { kind: 'endorsed', transaction: { proposal, endorsements } };
  }

  /** Validates again, as a peer does at commit: the head may have moved since the endorsement. */
  function submit(transaction: EmbeddedEndorsed): void {
    const { proposal, endorsements } = EmbeddedEndorsedSchema.parse(transaction);
    if (countSignatures(nodeCrypto, endorsements, proposalBytes(proposal), [endorser]) < 1) {
      throw new LedgerRefusal('signature', 'the transaction is not endorsed');
    }
    inTransaction(database, () => {
      if (tables.transaction(proposal.txId).kind !== 'unknown') return;
      try {
        const { kind, checkpoint } = judge(proposal);
        if (kind === 'repeat') throw new LedgerRefusal('fork', 'put by another transaction');
        const block = nextBlock(tables, endorser, transaction);
        const root = toHex(checkpoint.root);
        tables.commit({ ...checkpoint, root }, { transaction, block });
      } catch (error) {
        if (!(error instanceof LedgerRefusal)) throw error;
        tables.invalidate(proposal.txId, error.message);
      }
    });
  }

  function reportFork(noteA: string, noteB: string): ForkReport {
    const origin = judgeFork(nodeCrypto, logOf, noteA, noteB);
    return tables.keepFork({ origin, noteA, noteB });
  }

  return {
    channel,
    page: 256,
    trust: async () => ({ channel, endorsers: [endorserKey], threshold: 1 }),
    registerLog: async (origin, publicKey) =>
      inTransaction(database, () => register(tables, origin, publicKey)),
    propose: (request) => proposalOf(channel, request),
    endorse: async (proposal) => endorse(ofThisKind(proposal)),
    submit: async (transaction) => submit(ofThisKind(transaction)),
    statusOf: async (txId): Promise<TransactionStatus> => tables.transaction(txId),
    getHead: async (origin): Promise<AnchoredCheckpoint | null> => tables.head(origin),
    getCheckpoint: async (origin, size) => tables.checkpoint(origin, size),
    checkpointsAfter: async (origin, size, limit) => tables.checkpointsAfter(origin, size, limit),
    reportFork: async (noteA, noteB) => reportFork(noteA, noteB),
    getForks: async (origin) => tables.forks(origin),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}

function logOnChain(tables: LedgerTables, origin: string): LogOnChain {
  const head = tables.head(origin);
  return {
    keys: tables.publicKeys(origin).map((publicKey) => ({
      name: origin,
      keyId: noteKeyId(nodeCrypto, origin, publicKey),
      publicKey,
    })),
    head: head === null ? null : { size: head.size, root: fromHex(head.root) },
    rootAt: (size) => {
      const found = tables.checkpoint(origin, size);
      return found === null ? null : fromHex(found.root);
    },
  };
}

/** What another kind of ledger made is refused. */
function ofThisKind<T extends object>(given: T): Exclude<T, { readonly kind: 'fabric' }> {
  if ('kind' in given) throw new LedgerRefusal('malformed', 'made for another kind of ledger');
  return given as Exclude<T, { readonly kind: 'fabric' }>;
}

const proposalOf = (channel: string, { note, consistencyProof }: PutCheckpoint): Proposal => ({
  v: 1,
  channel,
  txId: toHex(nodeCrypto.sm3(new Uint8Array(randomBytes(32)))),
  time: new Date().toISOString(),
  call: { name: 'PutCheckpoint', note, proof: [...consistencyProof] },
});

function register(tables: LedgerTables, origin: string, publicKey: Uint8Array): void {
  const known = tables.publicKeys(origin);
  if (known.some((key) => equalBytes(key, publicKey))) return;
  if (known.length > 0) {
    throw new LedgerRefusal('registered', `${origin} is registered with another key`);
  }
  tables.register(origin, publicKey);
}

const signatureOver = (endorser: SigningKey, message: Uint8Array): LedgerSignature => ({
  name: endorser.name,
  keyId: endorser.keyId,
  signature: toBase64(endorser.sign(message)),
});

function nextBlock(
  tables: LedgerTables,
  endorser: SigningKey,
  transaction: EmbeddedEndorsed,
): EmbeddedTransaction['block'] {
  const place = tables.nextPlace();
  const hash = blockHash(nodeCrypto, place, transaction);
  return { ...place, hash, signatures: [signatureOver(endorser, blockBytes({ hash }))] };
}
