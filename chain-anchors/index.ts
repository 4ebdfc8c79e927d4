/**
 * The transparency log and its anchoring: what the composition root and the
 * command line use of this folder. The pure shapes and the offline verifier are in
 * `domain/evidence`.
 */
export {
  startAnchoring,
  type AnchoringHandle,
  type AnchoringOptions,
  type BundleAnswer,
} from './anchoring.ts';
export { anchoringDefaults, type AnchoringSettings } from './anchoring-options.ts';
export type { AnchoringStatus } from './anchoring-service.ts';
export { checkKnownAnswers, WrongKnownAnswer } from './crypto/known-answers.ts';
export { openSigningKey, UnsafeKeyFile, type SigningKey } from './crypto/key-file.ts';
export { nodeCrypto } from './crypto/node-crypto.ts';
export { fsck, fsckFolder, type Difference, type FsckReport } from './fsck.ts';
export { openEmbeddedLedger } from './ledger/embedded-ledger.ts';
export {
  LedgerRefusal,
  LedgerUnavailable,
  putCheckpoint,
  type AnchoredCheckpoint,
  type ForkReport,
  type Ledger,
} from './ledger/ledger.ts';
export type { SigningPermission } from './ledger/signing-guard.ts';
export type { ProofState } from './proof-state.ts';
