import { Problem } from '#domain/kernel/problem.ts';

const mebibyte = 1024 * 1024;

/** Largest JSON body, bytes. */
export const bodyLimit = mebibyte;
/** Largest part of an upload in parts, bytes. */
export const partLimit = 4 * mebibyte;

/** Fastify's refusal of a body beyond its limit, which does not say the limit. */
export const isBeyondLimit = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'FST_ERR_CTP_BODY_TOO_LARGE';

/** The same with the limit that counts for such a body. */
export function bodyTooLarge(contentType: string | undefined): Problem {
  const isPart = contentType?.startsWith('application/octet-stream') === true;
  const most = (isPart ? partLimit : bodyLimit) / mebibyte;
  return new Problem('too-large', [
    {
      rule: 'BODY-SIZE',
      article: null,
      text: isPart
        ? { zh: `一个分段不超过 ${most} MiB`, en: `A part has at most ${most} MiB` }
        : { zh: `请求内容不超过 ${most} MiB`, en: `A body has at most ${most} MiB` },
    },
  ]);
}
