import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { loadEvents, streamOfWriter } from './load-events.ts';

/**
 * Appends without end, one writer for each number in the second argument, which
 * says with which append it begins. Every acknowledgement is a line `writer
 * sequence revision position kept` on standard output: writing to a pipe is
 * synchronous, so a line that was written outlives the process.
 */
const [folder, begins] = process.argv.slice(2);
const store = await openEmbeddedStore({ folder: folder! });

async function write(writer: number, begin: number): Promise<never> {
  for (let sequence = begin; ; sequence += 1) {
    const events = loadEvents(writer, sequence);
    const { revision, position } = await store.append(streamOfWriter(writer), events, 'any');
    process.stdout.write(`${writer} ${sequence} ${revision} ${position} kept\n`);
  }
}

const numbers = JSON.parse(begins!) as number[];
await Promise.all(numbers.map((begin, writer) => write(writer, begin)));
