import { appendRequest, requestBytes, recordedEvent } from '#event-store/embedded/append-text.ts';
import { openForWriting } from '#event-store/embedded/write-database.ts';
import { openAppender } from '#event-store/embedded/appender.ts';
import { sampleEvents, openRawStore } from './durable-writes-workloads.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { serialize, deserialize } from 'node:v8';
const folder = mkdtempSync('/dev/shm/prof-');
const db = openForWriting({ folder, maxFileBytes: null }); const app = openAppender(db, folder); const raw = openRawStore(folder);
const N = 150, per: Record<string, number> = {};
const t = <T,>(name: string, f: () => T): T => { const s = process.cpuUsage(); const a = performance.now(); const r = f(); per[name] = (per[name] ?? 0) + performance.now() - a; return r; };
for (let i = 0; i < N + 50; i++) {
  if (i === 50) for (const k of Object.keys(per)) per[k] = 0;
  const ev = sampleEvents(100); const stream = `case-${randomUUID()}`;
  const req = t('canonical', () => appendRequest(stream, ev, 'noStream'));
  t('bytes', () => requestBytes(req));
  const buf = t('serialize', () => serialize(req));
  const back = t('deserialize', () => deserialize(buf));
  const joined = t('stringify', () => JSON.stringify(req));
  t('parsejson', () => JSON.parse(joined));
  t('commit', () => app.commit([back]));
  t('result', () => req.events.map((e, k) => recordedEvent(stream, k, k, 1e12, e)));
  t('raw', () => raw.append(stream, 0, ev));
}
for (const [k, v] of Object.entries(per)) console.log(k.padEnd(12), (v * 1000 / N / 100).toFixed(2), 'us/event');
rmSync(folder, { recursive: true });
