import { caseChoiceFields } from '#read-api/cases/case-choice.ts';
import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { controllers } from '../doors.ts';
import { openApiDocument } from './document.ts';
import { routes } from './routes.ts';

const documentedPath = (path: string): string =>
  path
    .replaceAll(/:(\w+)/g, '{$1}')
    .replace('*', '{path}')
    .replace(/\/$/, '');

/** Every route that the controllers declare; the one of commands stands for each of them. */
const declared = controllers.flatMap((controller) => {
  const prefix = Reflect.getMetadata('path', controller) as string;
  const handlers = Object.getOwnPropertyNames(controller.prototype).map(
    (name) => controller.prototype[name] as object,
  );
  return handlers
    .filter((handler) => Reflect.hasMetadata('method', handler))
    .flatMap((handler) => {
      const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
      const path = documentedPath(
        `/${prefix}/${Reflect.getMetadata('path', handler) as string}`.replaceAll(/\/+/g, '/'),
      );
      return path === '/api/commands/{name}'
        ? commandCatalogue.map(({ name }) => `${method} /api/commands/${name}`)
        : [`${method} ${path}`];
    });
});
const plain = Object.keys(routes).filter((route) => /\/api\/(session|openapi)/.test(route));

describe('the OpenAPI document', () => {
  const document = openApiDocument('0.0.0') as {
    paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
  };

  test('has every route of the server, and no other', () => {
    expect(Object.keys(routes).toSorted()).toEqual([...declared, ...plain].toSorted());
  });

  test('has a schema for every answer of JSON', () => {
    const without = Object.entries(routes).filter(
      ([, { answer, gives, status }]) =>
        (answer === undefined) !== (gives !== undefined || status === 204 || status === 303),
    );
    expect(without.map(([route]) => route)).toEqual([]);
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
