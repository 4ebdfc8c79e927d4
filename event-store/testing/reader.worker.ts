import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedReader } from '../embedded/embedded-reader.ts';

/** Subscribes in a thread of its own and posts every message, until told to end. */
const port = parentPort as MessagePort;
const reader = openEmbeddedReader({ file: workerData as string });
const ended = new AbortController();
port.on('message', () => ended.abort());

for await (const message of reader.subscribe({ after: 0, signal: ended.signal })) {
  port.postMessage(message);
}
await reader.close();
port.close();
