import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Language } from '#domain/kernel/problem.ts';

const style = `
:root { color-scheme: light dark; --ink: #1c2733; --soft: #5b6875; --line: #d9e0e7; --page: #f3f6f9;
  --card: #fff; --accent: #0d5cab; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7edf3; --soft: #9fb0c0; --line: #33414f;
  --page: #10161d; --card: #18212b; --accent: #7db8f0; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.6 "PingFang SC",
  "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif; }
main { max-width: 860px; margin: 4vh auto; padding: 0 16px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 24px;
  margin-bottom: 16px; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 0 0 12px; }
p { margin: 0 0 12px; } .soft { color: var(--soft); } .bad { color: var(--bad); }
label { display: block; margin-bottom: 12px; }
input { display: block; width: 100%; margin-top: 4px; padding: 9px 10px; font: inherit;
  color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 6px; }
button { font: inherit; cursor: pointer; border-radius: 6px; border: 1px solid var(--line);
  background: var(--card); color: inherit; padding: 9px 12px; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--card); width: 100%; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.users { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 8px; }
.users button { width: 100%; height: 100%; text-align: left; }
.users small { display: block; color: var(--soft); }
summary { cursor: pointer; margin: 12px 0; } a { color: var(--accent); }
header { display: flex; justify-content: space-between; align-items: baseline; }
code { background: var(--page); padding: 1px 6px; border-radius: 4px; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing but this style: no script, no other host, no frame. */
export const pageSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in an element or an attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character]!);

/** A whole page around `body`, which is HTML already. */
export const page = (language: Language, title: string, body: string): string =>
  `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;

/** Sends a page that nobody stores and that may do nothing. */
export const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply
    .status(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pageSecurityPolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .send(html);
