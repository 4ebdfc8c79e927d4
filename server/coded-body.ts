import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#domain/kernel/problem.ts';

/** Headers by which a body says that its bytes are to be decoded first; none of it is done here. */
const codings: readonly {
  readonly header: 'content-encoding' | 'transfer-encoding' | 'content-type';
  readonly isPlain: (value: string) => boolean;
}[] = [
  { header: 'content-encoding', isPlain: (value) => /^(identity)?$/i.test(value) },
  { header: 'transfer-encoding', isPlain: (value) => /^chunked$/i.test(value) },
  {
    header: 'content-type',
    isPlain: (value) =>
      [...value.matchAll(/;\s*charset\s*=\s*"?([^";\s]*)/gi)].every(([, name]) =>
        /^utf-?8$/i.test(name!),
      ),
  },
];

/**
 * Throws Problem `unsupported-media-type` (RFC 9110, 15.5.16) for a body that says it is compressed or
 * not UTF-8: taken as it is, it would be another one than was meant.
 */
export function refuseCodedBody({ headers }: FastifyRequest, reply: FastifyReply): void {
  for (const { header, isPlain } of codings) {
    const value = headers[header];
    if (value === undefined || isPlain(value.trim())) continue;
    void reply.header('accept-encoding', 'identity');
    throw new Problem('unsupported-media-type', [
      {
        rule: 'BODY-CODED',
        article: null,
        text: {
          zh: `请求内容须为未压缩的 UTF-8 编码；请更正请求头 ${header}`,
          en: `A body is plain, not compressed, and in UTF-8; correct the header ${header}`,
        },
      },
    ]);
  }
}
