// Sequences and signs until it is killed; a line on standard output for each batch.
import { writeSync } from 'node:fs';
import { signHead } from '../log/checkpoint-signer.ts';
import { recordedEvents } from './events.ts';
import { openLog } from './log-in-folder.ts';

const { database, key, sequencer } = openLog(process.argv[2]!);
for (let batch = 0; ; batch++) {
  const { position } = sequencer.extent();
  sequencer.append(recordedEvents(1 + (batch % 70), position + 1));
  signHead(database, key);
  writeSync(1, '.');
}
