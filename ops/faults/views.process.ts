import { noNames } from '#domain/directory/directory-names.ts';
import { startProjections } from '#projections/start-projections.ts';
import { viewNames } from '#projections/ports/views.ts';

/**
 * Carries the views of a folder (second argument) over a store's folder (first argument)
 * without end, and writes the position of the slowest, filling or serving, from the
 * first that has taken anything.
 */
const [events, folder] = process.argv.slice(2);
const projections = await startProjections({
  names: noNames,
  stored: { kind: 'embedded', folder: folder! },
  events: { kind: 'thread', store: { kind: 'embedded', folder: events! } },
});

setInterval(() => {
  const status = projections.status();
  if (status.length < viewNames.length) return;
  const reached = status.map(({ position, filling }) => Math.max(position, filling ?? 0));
  if (Math.max(...reached) > 0) process.stdout.write(`${Math.min(...reached)}\n`);
}, 1);
