import { type ServedViews, withServedViews } from './compose-views.ts';
import { elasticSearch } from './elasticsearch/elastic-search.ts';
import { embeddedEngine } from './embedded/embedded-views.ts';
import type { ViewsDescription, ViewsEngine } from './engine/views-engine.ts';
import { mongoViews } from './mongodb/mongo-views.ts';

/**
 * From the description of where the views are kept to their engine: the composition root calls it, and threads
 * that are told the description. Another engine is a folder, a kind of description and a line here.
 */
export function viewsEngine({ folder, servers = {} }: ViewsDescription): ViewsEngine {
  const { dossier, worklist, quality, search } = servers;
  const served: ServedViews = {
    ...(dossier && { dossier: mongoViews.dossier(dossier.address, folder) }),
    ...(worklist && { worklist: mongoViews.worklist(worklist.address, folder) }),
    ...(quality && { quality: mongoViews.quality(quality.address, folder) }),
    ...(search && { search: elasticSearch(search.address, folder) }),
  };
  return withServedViews(embeddedEngine(folder), served);
}
