import type { Language, ProblemBody } from '#domain/kernel/problem.ts';
import { escapeHtml, page } from '#identity/oidc/page.ts';

/** What a browser shows of a problem where it asked for a page: what is so, the number to quote, the way back. */
export function problemPage(
  { title, detail, correlationId }: ProblemBody,
  language: Language,
): string {
  const zh = language === 'zh';
  const more = detail === title ? '' : `<p>${escapeHtml(detail)}</p>`;
  return page(
    language,
    title,
    `<section class="card"><h1>${escapeHtml(title)}</h1>${more}
<p class="soft">${zh ? '问题编号' : 'Number to quote'} <code>${escapeHtml(correlationId)}</code></p>
<p><a href="/">${zh ? '回到首页' : 'To the start'}</a></p></section>`,
  );
}
