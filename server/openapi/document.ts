import { z } from 'zod';
import { errors } from '#domain/kernel/errors.ts';
import type { RouteDescription } from '#http/route.ts';
import { routes } from './routes.ts';

type Json = z.core.JSONSchema.BaseSchema;

const made = new WeakMap<z.ZodType, Json>();

/** The JSON Schema of a schema; made once for all routes that have the same one. */
function jsonSchema(schema: z.ZodType): Json {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  made.set(schema, plain as Json);
  return plain as Json;
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'correlationId', 'violations'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { enum: Object.keys(errors) },
    correlationId: { type: 'string' },
    violations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'article', 'text'],
        properties: {
          rule: { type: 'string' },
          article: { type: ['string', 'null'] },
          text: { type: 'string' },
          field: { type: 'string' },
          expected: {},
          actual: {},
          passesFrom: { type: ['string', 'null'], format: 'date' },
          cases: {
            type: 'array',
            items: {
              type: 'object',
              required: ['caseId', 'reference'],
              properties: {
                caseId: { type: 'string', format: 'uuid' },
                reference: { type: ['string', 'null'] },
              },
            },
          },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of the whole server, made from the schemas that check the input and declare the answers. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, description] of Object.entries(routes)) {
    const [method, path] = route.split(' ') as [string, string];
    (paths[path] ??= {})[method.toLowerCase()] = operation(path, description);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '案牍 Andu',
      version,
      description:
        '减刑、假释协同办案接口。错误一律为 application/problem+json。\n\nCommutation and parole casework. Every error is application/problem+json with a stable code.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ session: [] }, { token: [] }, { signature: [] }],
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'andu_session' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'Signature',
          description:
            'HTTP Message Signature (RFC 9421) over @method, @target-uri, Content-Digest and Idempotency-Key, with created and a registered keyid; sm2-sm3, ed25519 or ecdsa-p256-sha256',
        },
      },
    },
  };
}

function operation(path: string, route: RouteDescription): object {
  const { tag, summary, headers = {}, status = 200 } = route;
  return {
    tags: [tag],
    summary: `${summary.zh} · ${summary.en}`,
    ...(route.open === true ? { security: [] } : {}),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...(route.query === undefined ? [] : queryParameters(route.query)),
      ...Object.entries(headers).map(([name, text]) => ({
        name,
        in: 'header',
        required: true,
        description: text,
        schema: { type: 'string' },
      })),
    ],
    ...bodyOf(route),
    responses: {
      [status]: { description: summary.en, ...answerOf(route) },
      default: {
        description: 'A problem (RFC 9457)',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

/** What is sent back: JSON of a schema, another media type, or nothing. */
function answerOf({ answer, gives }: RouteDescription): object {
  if (gives !== undefined) return { content: { [gives]: {} } };
  return answer === undefined
    ? {}
    : { content: { 'application/json': { schema: jsonSchema(answer) } } };
}

function queryParameters(schema: z.ZodType): object[] {
  const { properties = {}, required = [] } = jsonSchema(schema);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: 'query',
    // What has a default needs not be given, whatever the schema of the output says.
    required: required.includes(name) && (field as Json).default === undefined,
    schema: field,
  }));
}

function bodyOf({ body, form, headers = {} }: RouteDescription): object {
  if (body !== undefined) {
    return content('application/json', jsonSchema(body));
  }
  if (form !== undefined) {
    const { properties = {} } = jsonSchema(form);
    return content('multipart/form-data', {
      type: 'object',
      required: ['file'],
      properties: { ...properties, file: { type: 'string', format: 'binary' } as Json },
    } as Json);
  }
  return 'Upload-Offset' in headers
    ? content('application/octet-stream', { type: 'string', format: 'binary' } as Json)
    : {};
}

const content = (type: string, schema: Json): object => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});
