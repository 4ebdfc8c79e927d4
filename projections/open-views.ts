import { withServedDossiers } from './compose-views.ts';
import { embeddedEngine } from './embedded/embedded-views.ts';
import type { ViewsDescription, ViewsEngine } from './engine/views-engine.ts';
import { mongoDossiers } from './mongodb/mongo-dossiers.ts';

/**
 * From the description of where the views are kept to their engine: the composition root calls it, and threads
 * that are told the description. Another engine is a folder, a kind of description and a line here.
 */
export function viewsEngine({ folder, servers = {} }: ViewsDescription): ViewsEngine {
  const files = embeddedEngine(folder);
  const { dossier } = servers;
  if (dossier === undefined) return files;
  switch (dossier.kind) {
    case 'mongodb':
      return withServedDossiers(files, mongoDossiers(dossier.address, folder));
  }
}
