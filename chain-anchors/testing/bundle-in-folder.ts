import { bundleFiles } from '../bundle/evidence-bundle.ts';
import { enterChainIdentity, trustOf } from '../chain-identity.ts';
import { anchorJob } from '../ledger/anchor-job.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openEmbeddedLedger } from '../ledger/embedded-ledger.ts';
import { signHead } from '../log/checkpoint-signer.ts';
import { leafCommitments } from '../log/leaf-commitment.ts';
import { proofsIn } from '../proof-state.ts';
import { recordedEvents } from './events.ts';
import { openLog, origin } from './log-in-folder.ts';

/** A log of 11 leaves in a folder, and the bundle of its event 4, anchored or not, in the embedded ledger or another. */
export async function bundleInFolder(
  folder: string,
  anchored: boolean,
  ledger: Ledger = openEmbeddedLedger({ folder, channel: 'legal-affairs' }),
) {
  const { database, key, log, sequencer } = openLog(folder);
  try {
    await enterChainIdentity(database, ledger);
    await ledger.registerLog(origin, key.publicKey);
    const events = recordedEvents(11);
    sequencer.append(events);
    const head = signHead(database, key);
    if (anchored) await anchorJob(database, log, ledger, origin).run(head);
    const event = events[3]!;
    const leaf = log.leafOfEvent(event.id)!;
    const proofs = proofsIn(database, log, leafCommitments(database, origin));
    const proof = proofs.checkpointFor(leaf.index)!;
    const trust = trustOf(database, origin)!;
    const files = await bundleFiles({ event, leaf, ...proof, trust, log, key });
    return { event, trust, files, key };
  } finally {
    await ledger.close();
    database.close();
  }
}
