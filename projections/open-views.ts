import { embeddedEngine } from './embedded/embedded-views.ts';
import type { ViewsDescription, ViewsEngine } from './engine/views-engine.ts';

/**
 * From the description of where the views are kept to their engine: the composition root calls it, and threads
 * that are told the description. Another engine is a folder, a kind of description and a line here.
 */
export function viewsEngine(description: ViewsDescription): ViewsEngine {
  switch (description.kind) {
    case 'embedded':
      return embeddedEngine(description.folder);
  }
}
