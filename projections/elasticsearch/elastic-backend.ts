import type { Client } from '@elastic/elasticsearch';
import type { InstallationId } from '../engine/installation-id.ts';
import type { AssertMayWrite, Generation, ViewBackend } from '../ports/sink.ts';
import { retired, served, without } from '../engine/generation-changes.ts';
import { type Catalogue, changeCatalogue, readCatalogue } from './catalogue.ts';
import type { ElasticConnection } from './elastic-connection.ts';
import { openElasticSink, storedProgress, writeProgress } from './elastic-sink.ts';
import { type IndexNames, namesOf } from './index-names.ts';
import { type IndexShape, kinds, templateOf } from './index-shape.ts';

export interface BackendParts<Doc extends object> {
  readonly elastic: ElasticConnection;
  readonly installation: InstallationId;
  readonly view: string;
  readonly shape: IndexShape<Doc>;
  readonly assertMayWrite: AssertMayWrite;
}

/**
 * The generations of one view, each in an index for each of its forms, with a catalogue in `andu-views` that says which
 * serves; aliases lead the tools of others to the same.
 */
export function openElasticBackend<Doc extends object>({
  elastic,
  installation,
  view,
  shape,
  assertMayWrite,
}: BackendParts<Doc>): ViewBackend<Doc> {
  const names = namesOf(installation.readOrMake(), view);
  const [own] = shape.forms;

  const change = <T>(act: (before: Catalogue) => { after: Catalogue; result: T }): Promise<T> =>
    changeCatalogue(elastic, names.catalogueId, assertMayWrite, act);

  return {
    generations: () =>
      elastic.ask(async (client) => (await readCatalogue(client, names.catalogueId)).generations),

    async create(version) {
      const generation = await change((before) => {
        const made: Generation = { id: before.last + 1, version, state: 'filling' };
        const generations = [...before.generations, made];
        return { after: { ...before, last: made.id, generations }, result: made };
      });
      await elastic.ask((client) => makeIndices(client, names, shape, generation));
      return generation;
    },

    async open(id) {
      await elastic.ask((client) => storedProgress(client, names.index(own.name, id)));
      return openElasticSink({ elastic, shape, names, generation: id, assertMayWrite });
    },

    // Whoever comes by the alias may see the new one a moment before the catalogue says so: it is filled by then.
    async serve(id) {
      assertMayWrite();
      await elastic.ask((client) => turnAliases(client, names, shape, id));
      await change((before) => ({ after: served(before, id), result: undefined }));
    },

    retire: (id) => change((before) => ({ after: retired(before, id), result: undefined })),

    async drop(id) {
      await change((before) => {
        if (before.generations.some((each) => each.id === id && each.state === 'serving')) {
          throw new Error(`generation ${id} of ${view} serves`);
        }
        return { after: retired(before, id), result: undefined };
      });
      const index = shape.forms.map(({ name }) => names.index(name, id));
      await elastic.ask((client) => client.indices.delete({ index, ignore_unavailable: true }));
      await change((before) => ({ after: without(before, id), result: undefined }));
    },

    skipped: () =>
      elastic.ask(async (client) => (await readCatalogue(client, names.catalogueId)).skipped),

    skip: (event) =>
      change((before) => {
        const others = before.skipped.filter(({ eventId }) => eventId !== event.eventId);
        return { after: { ...before, skipped: [...others, event] }, result: undefined };
      }),

    close: () => elastic.close(),
  };
}

/** The indices of a generation, of the template; whole where the one that the view itself reads says how far it is. */
async function makeIndices<Doc extends object>(
  client: Client,
  names: IndexNames,
  shape: IndexShape<Doc>,
  { id, version }: Generation,
): Promise<void> {
  await client.indices.putIndexTemplate({
    name: names.template,
    index_patterns: shape.forms.map(({ name }) => names.pattern(name)),
    priority: 500,
    template: templateOf(shape),
    _meta: { version },
  });
  for (const { name } of shape.forms) {
    await client.indices.create({
      index: names.index(name, id),
      aliases: { [names.writeAlias(name, id)]: { is_hidden: true } },
      mappings: { _meta: { version } },
    });
  }
  const aliases = shape.forms.map(({ name }) => names.writeAlias(name, id));
  await writeProgress(client, aliases.toReversed(), { position: 0, changed: 0 });
}

/** The aliases for readers lead to this generation and to no other, all in one change. */
async function turnAliases<Doc extends object>(
  client: Client,
  names: IndexNames,
  shape: IndexShape<Doc>,
  id: number,
): Promise<void> {
  await client.indices.updateAliases({
    actions: shape.forms.flatMap(({ name }) => {
      const alias = names.readAlias(name);
      return [
        { remove: { index: names.pattern(name), alias, must_exist: false } },
        {
          add: { index: names.index(name, id), alias, filter: { term: { kind: kinds.document } } },
        },
      ];
    }),
  });
}
