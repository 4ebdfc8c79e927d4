import type { FastifyRequest } from 'fastify';

/** Whether somebody looks at the answer with a browser: the screens and programs ask for no page. */
export const isLookedAt = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html') === true;

/** Whether that is at an address that no route has, or that no page has. */
export const isLost = ({ url, is404 }: FastifyRequest): boolean =>
  is404 || !url.startsWith('/api/');

/**
 * What a browser shows at an address that leads nowhere: that it does, and the way back. Pages have their
 * names after the `#`; where it was left out, the page that may be meant is offered.
 */
export function noSuchPage(url: string): string {
  const path = url.split(/[?#]/)[0]!;
  const meant = path.startsWith('/api/')
    ? ''
    : `<li><a href="/#${escaped(path)}">/#${escaped(path)}</a> <small>也许是这个页面 perhaps this page was meant</small></li>`;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>没有这个页面 · 案牍</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:16px/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1b2733}
h1{color:#0d5cab;font-size:1.6rem}a{color:#0d5cab}code{overflow-wrap:anywhere}small{color:#5b6875}
</style></head>
<body>
<h1>没有这个页面</h1>
<p lang="en">There is no such page.</p>
<p>地址可能输入有误，或者页面已经改名：<code>${escaped(path)}</code><br>
<small lang="en">The address may be mistyped, or the page has another name now.</small></p>
<ul>
<li><a href="/">回到首页 To the start</a></li>
${meant}
</ul>
</body></html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (each) => entities[each]!);
