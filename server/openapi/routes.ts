import { RequestMethod } from '@nestjs/common';
import { descriptionMetadata, type RouteDescription } from '#http/route.ts';
import { sessionRoutes } from '#identity/session/session-descriptions.ts';
import { controllers } from '../controllers.ts';
import { openApiAnswer } from '../server-answers.ts';

/** A path as the document writes it: `{name}` for `:name`, no slash at the end. */
export const documentedPath = (path: string): string =>
  path
    .replaceAll(/\/+/g, '/')
    .replaceAll(/:(\w+)/g, '{$1}')
    .replace('*', '{path}')
    .replace(/\/$/, '');

/** Routes of Fastify's own, without a controller. */
const plainRoutes: Readonly<Record<string, RouteDescription>> = {
  ...sessionRoutes,
  'GET /api/openapi.json': {
    tag: 'operation',
    summary: { zh: '本文档', en: 'This document' },
    open: true,
    answer: openApiAnswer,
  },
};

/** What the controllers declare, by `METHOD /path` with `{parameters}`. */
export const declaredRoutes: Readonly<Record<string, RouteDescription>> = Object.fromEntries(
  controllers.flatMap((controller) => {
    const prefix = Reflect.getMetadata('path', controller) as string;
    return Object.getOwnPropertyNames(controller.prototype)
      .map((name) => controller.prototype[name] as object)
      .filter((handler) => Reflect.hasMetadata(descriptionMetadata, handler))
      .map((handler): readonly [string, RouteDescription] => {
        const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
        const path = documentedPath(`/${prefix}/${Reflect.getMetadata('path', handler) as string}`);
        return [
          `${method} ${path}`,
          Reflect.getMetadata(descriptionMetadata, handler) as RouteDescription,
        ];
      });
  }),
);

/** Every route of the document; a route that stands for several has an entry for each of them. */
export const routes: Readonly<Record<string, RouteDescription>> = Object.fromEntries(
  Object.entries({ ...declaredRoutes, ...plainRoutes }).flatMap(([route, { each, ...common }]) =>
    each === undefined
      ? [[route, common] as const]
      : each.of.map(({ is, ...own }) => [
          route.replace(`{${each.placeholder}}`, is),
          { ...common, ...own },
        ]),
  ),
);
