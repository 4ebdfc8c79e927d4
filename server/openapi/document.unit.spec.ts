import { caseChoiceFields } from '#read-api/cases/case-choice.ts';
import 'reflect-metadata';
import { descriptionMetadata } from '#http/route.ts';
import { directoryCommands } from '#domain/directory/directory-commands.ts';
import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { controllers } from '../controllers.ts';
import { openApiDocument } from './document.ts';
import { declaredRoutes, routes } from './routes.ts';

/** What answers a request, by controller and name. */
const handlers = controllers.flatMap((controller) =>
  Object.getOwnPropertyNames(controller.prototype)
    .map((name) => ({
      name: `${controller.name}.${name}`,
      own: controller.prototype[name] as object,
    }))
    .filter(({ own }) => Reflect.hasMetadata('method', own)),
);

describe('the OpenAPI document', () => {
  const document = openApiDocument('0.0.0') as {
    paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
  };

  test('has every route of the controllers', () => {
    const silent = handlers.filter(({ own }) => !Reflect.hasMetadata(descriptionMetadata, own));
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(Object.keys(declaredRoutes)).toHaveLength(handlers.length);
  });

  test('has an entry for each command instead of one for all', () => {
    const commands = Object.keys(routes).filter((route) => route.startsWith('POST /api/commands/'));
    expect(commands).toEqual(commandCatalogue.map(({ name }) => `POST /api/commands/${name}`));
  });

  test('says of a route that it is open when nobody has to be signed in', () => {
    expect(routes['GET /healthz']!.open).toBe(true);
    expect(routes['GET /api/cases']!.open).toBeUndefined();
  });

  test('has a schema for every answer of JSON', () => {
    const without = Object.entries(routes).filter(
      ([, { answer, gives, status }]) =>
        (answer === undefined) !== (gives !== undefined || status === 204 || status === 303),
    );
    expect(without.map(([route]) => route)).toEqual([]);
  });

  test('says of every act on the directory what it takes', () => {
    for (const name of Object.keys(directoryCommands)) {
      const act = document.paths[`/api/directory/commands/${name}`]!['post']!;
      expect(act).toMatchObject({ requestBody: { required: true } });
    }
  });

  test('names every placeholder of a path as a parameter', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const { parameters } of Object.values(operations)) {
        const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
        expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      }
    }
  });

  test('carries the schemas that check the input', () => {
    const text = JSON.stringify(document.paths['/api/commands/makeRuling']);
    expect(text).toContain('裁定');
    expect(text).toContain('Idempotency-Key');
    expect(document.paths['/api/cases']!['get']!.parameters.map(({ name }) => name)).toEqual([
      ...Object.keys(caseChoiceFields),
      'id',
      'filter',
      'range',
      'sort',
      'at',
      'after',
    ]);
  });

  test('is plain JSON without references that lead nowhere', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
    expect(new Set(references)).toEqual(new Set(['#/components/schemas/Problem']));
  });
});
