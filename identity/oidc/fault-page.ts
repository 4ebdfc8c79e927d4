import type { Language } from '#domain/kernel/problem.ts';
import { escapeHtml, page } from './page.ts';

/** What a person sees whose sign-in could not be finished; `code` is for the one who helps. */
export const faultPage = (language: Language, code: string): string =>
  language === 'zh'
    ? page(
        language,
        '登录未完成',
        `<section class="card"><h1>登录未完成</h1><p>登录请求已过期或不完整，请重新登录。</p>
<p class="soft">代码：<code>${escapeHtml(code)}</code></p>
<p><a href="/api/session/sign-in">重新登录</a></p></section>`,
      )
    : page(
        language,
        'Sign-in not finished',
        `<section class="card"><h1>Sign-in not finished</h1>
<p>The request is too old or incomplete. Please sign in again.</p>
<p class="soft">Code: <code>${escapeHtml(code)}</code></p>
<p><a href="/api/session/sign-in">Sign in again</a></p></section>`,
      );
