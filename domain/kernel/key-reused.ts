import { Problem } from './problem.ts';

/** The same key with another content. */
export const keyReused = (): Problem =>
  new Problem('idempotency-key-reused', [
    {
      rule: 'HTTP-IDEMPOTENCY',
      article: null,
      text: {
        zh: '该 Idempotency-Key 已用于内容不同的请求；新的请求应使用新的键',
        en: 'This Idempotency-Key belongs to a request with another content; a new request needs a new key',
      },
    },
  ]);
