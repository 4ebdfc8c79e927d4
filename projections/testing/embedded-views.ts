import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DirectoryNames, noNames } from '#domain/directory/directory-names.ts';
import { type ProjectionsHandle, startProjections } from '../start-projections.ts';
import type { MemoryLog } from './memory-log.ts';

/** The views of a folder over a log in this thread, filled as far as it goes. */
export async function embeddedViewsIn(
  folder: string,
  log: MemoryLog,
  names: DirectoryNames = noNames,
): Promise<ProjectionsHandle> {
  const projections = await startProjections({
    names,
    stored: { kind: 'embedded', folder },
    events: { kind: 'inline', log },
  });
  await projections.ready;
  return projections;
}

export interface EmbeddedViews {
  readonly projections: ProjectionsHandle;
  /** Ends them and removes their folder. */
  close(): Promise<void>;
}

/** {@link embeddedViewsIn} a folder of their own. */
export async function embeddedViews(
  log: MemoryLog,
  names?: DirectoryNames,
): Promise<EmbeddedViews> {
  const folder = mkdtempSync(join(tmpdir(), 'andu-views-'));
  const projections = await embeddedViewsIn(folder, log, names);
  return {
    projections,
    async close() {
      await projections.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
