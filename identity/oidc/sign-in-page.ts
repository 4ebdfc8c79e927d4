import { roleNames } from '#domain/access/principal.ts';
import type { Language } from '#domain/kernel/problem.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { activationPaths } from '../accounts/activation-page.ts';
import type { Demonstration, DemonstrationUser } from '../demonstration.ts';
import { escapeHtml, page } from './page.ts';

const texts = {
  title: { zh: '案牍 · 登录', en: 'Andu · Sign in' },
  name: { zh: '案牍', en: 'Andu' },
  subtitle: { zh: '减刑假释协同办案', en: 'Commutation and parole casework' },
  other: { zh: 'English', en: '中文' },
  user: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  wrong: { zh: '用户名或密码错误。', en: 'User name or password is wrong.' },
  altered: {
    zh: '账户资料与其事件记录不符，不予登录。请联系系统管理员。代码：account-altered',
    en: 'The account is not what its events give, and is not let in. Please tell an administrator. Code: account-altered',
  },
  noPost: {
    zh: '请联系系统管理员。代码：post-not-held',
    en: 'Please tell an administrator. Code: post-not-held',
  },
  demonstration: { zh: '演示用户', en: 'Demonstration users' },
  once: {
    zh: '点一下即以该用户登录。所有演示用户的密码：',
    en: 'One click signs in. The password of every demonstration user: ',
  },
  oversight: { zh: '监督、审计、分析与管理', en: 'Oversight, audit, analysis, administration' },
  others: { zh: '其他单位', en: 'Other agencies' },
  activate: {
    zh: '首次登录或重置密码：使用一次性代码',
    en: 'First sign-in, or a new password: use a one-time code',
  },
  first: {
    zh: '本系统尚无系统管理员：建立首位管理员',
    en: 'There is no administrator yet: make the first one',
  },
} as const satisfies Record<string, Bilingual>;

export type SignInFault =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'altered' }
  | { readonly kind: 'noPost'; readonly why: Bilingual }
  | { readonly kind: 'throttled'; readonly waitSeconds: number };

/** Whom the page has to offer beside the two fields. */
export interface SignInOffer {
  readonly demonstration: Demonstration | null;
  /** True while nobody can administer. */
  readonly noAdministrator: boolean;
}

/** The sign-in page of the embedded issuer; `action` is where its forms go. */
export function signInPage(
  language: Language,
  action: string,
  { demonstration, noAdministrator }: SignInOffer,
  fault: SignInFault | null = null,
): string {
  const text = (key: keyof typeof texts): string => escapeHtml(texts[key][language]);
  const other = language === 'zh' ? 'en' : 'zh';
  const link = (form: keyof typeof activationPaths, name: 'activate' | 'first'): string =>
    `<p><a href="${activationPaths[form]}">${text(name)}</a></p>`;
  return page(
    language,
    texts.title[language],
    `<section class="card"><header><h1>${text('name')}</h1>
<a href="?lang=${other}" lang="${other}">${text('other')}</a></header>
<p class="soft">${text('subtitle')}</p>
${fault === null ? '' : `<p class="bad" role="alert">${escapeHtml(faultText(fault, language))}</p>`}
<form method="post" action="${escapeHtml(action)}">
<label>${text('user')}<input name="user" autocomplete="username" required maxlength="63" autofocus></label>
<label>${text('password')}<input name="password" type="password" autocomplete="current-password" required maxlength="256"></label>
<button class="main">${text('submit')}</button></form>
${noAdministrator ? link('first', 'first') : ''}${link('activation', 'activate')}</section>
${demonstration === null ? '' : demonstrationCard(demonstration, language, action)}`,
  );
}

function demonstrationCard(
  { users, password }: Demonstration,
  language: Language,
  action: string,
): string {
  const text = (key: keyof typeof texts): string => escapeHtml(texts[key][language]);
  const group = (name: DemonstrationUser['group']): string =>
    `<div class="users">${users
      .filter((user) => user.group === name)
      .map((user) => userForm(user, password, language, action))
      .join('')}</div>`;
  return `<section class="card"><h2>${text('demonstration')}</h2>
<p class="soft">${text('once')}<code>${escapeHtml(password)}</code></p>
${group('first')}<h2></h2><p class="soft">${text('oversight')}</p>${group('oversight')}
<details><summary>${text('others')}</summary>${group('others')}</details></section>`;
}

/** Whose post is called as the role is needs it said once. */
const postLine = (post: string, role: string): string =>
  post === role ? '' : `<small lang="zh">${escapeHtml(post)}</small>`;

function userForm(
  { id, name, role, agency, post }: DemonstrationUser,
  password: string,
  language: Language,
  action: string,
): string {
  const place = agency === null ? '' : `${agency.name[language]} · `;
  return `<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="password" value="${escapeHtml(password)}">
<button name="user" value="${escapeHtml(id)}">${escapeHtml(name)}
<small>${escapeHtml(`${place}${roleNames[role][language]}`)}</small>${postLine(post, roleNames[role].zh)}<small>${escapeHtml(id)}</small></button></form>`;
}

function faultText(fault: SignInFault, language: Language): string {
  if (fault.kind === 'noPost') {
    const stop = language === 'zh' ? '。' : '. ';
    return `${fault.why[language]}${stop}${texts.noPost[language]}`;
  }
  if (fault.kind !== 'throttled') return texts[fault.kind][language];
  const minutes = Math.ceil(fault.waitSeconds / 60);
  return language === 'zh'
    ? `失败次数过多，请在 ${minutes} 分钟后再试。`
    : `Too many failures; try again in ${minutes} minutes.`;
}
