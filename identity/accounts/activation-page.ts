import type { Language, Problem } from '#domain/kernel/problem.ts';
import { problemBody } from '#domain/kernel/problem.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { escapeHtml, page } from '../oidc/page.ts';
import { passwordRule, shortestPassword } from './password-rule.ts';

/** Where a password is set by a code, and where the first administrator is made. */
export const activationPaths = {
  activation: '/oidc/activation',
  first: '/oidc/first-administrator',
} as const;
export type ActivationForm = keyof typeof activationPaths;

/** What was typed, to be shown again after a refusal; never the code or the password. */
export type Typed = Readonly<Partial<Record<string, string>>>;

const texts = {
  activation: { zh: '首次登录：设置密码', en: 'First sign-in: set a password' },
  first: { zh: '建立首位或第二位系统管理员', en: 'Make the first or the second administrator' },
  hintActivation: {
    zh: '一次性代码只能使用一次。由两人发放的，请连续输入前后两段。',
    en: 'The one-time code counts once. Of a code that two people issued, type both halves, one after the other.',
  },
  hintFirst: {
    zh: '代码在服务器启动时显示于标准错误输出，只能使用一次。',
    en: 'The start has said the code on standard error; it counts once.',
  },
  account: { zh: '账号（小写字母、数字、连字符）', en: 'Account (a-z, 0-9, hyphen)' },
  name: { zh: '姓名', en: 'Name' },
  post: { zh: '职务', en: 'Post' },
  staffNumber: { zh: '工号', en: 'Staff number' },
  code: { zh: '一次性代码', en: 'One-time code' },
  password: { zh: '新密码', en: 'New password' },
  passwordRule,
  repeated: { zh: '再输一次新密码', en: 'The new password again' },
  submit: { zh: '设置', en: 'Set' },
  signIn: { zh: '去登录', en: 'Sign in' },
  made: {
    zh: '系统管理员已经建立，此页不再使用；请直接登录，新的账号由管理员开立。',
    en: 'The administrators are made, and this page serves no more; sign in, and an administrator opens further accounts.',
  },
  done: { zh: '密码已设置，现在可以登录。', en: 'The password is set; you can sign in now.' },
} as const satisfies Record<string, Bilingual>;

const fieldsOf: Readonly<Record<ActivationForm, readonly (keyof typeof texts)[]>> = {
  activation: ['account', 'code', 'password', 'repeated'],
  first: ['account', 'name', 'post', 'staffNumber', 'code', 'password', 'repeated'],
};

const attributesOf: Readonly<Partial<Record<string, string>>> = {
  account: 'maxlength="63" pattern="[a-z0-9][a-z0-9\\-]*" autocomplete="username" autofocus',
  code: 'maxlength="64" autocomplete="one-time-code"',
  password: `type="password" minlength="${shortestPassword}" maxlength="256" autocomplete="new-password" aria-describedby="rule"`,
  repeated: `type="password" minlength="${shortestPassword}" maxlength="256" autocomplete="new-password"`,
};

/** The form; with what stands against the last try. */
export function activationPage(
  form: ActivationForm,
  language: Language,
  typed: Typed = {},
  problem: Problem | null = null,
): string {
  const text = (key: keyof typeof texts): string => escapeHtml(texts[key][language]);
  const fields = fieldsOf[form].map((name) => {
    const value = escapeHtml(typed[name] ?? '');
    return `<label>${text(name)}<input name="${name}" value="${value}" required ${attributesOf[name] ?? 'maxlength="64"'}></label>`;
  });
  const fault =
    problem === null
      ? ''
      : `<p class="bad" role="alert">${escapeHtml(problemBody(problem, language, '').detail)}</p>`;
  return page(
    language,
    texts[form][language],
    `<section class="card"><h1>${text(form)}</h1>
<p class="soft">${text(form === 'first' ? 'hintFirst' : 'hintActivation')}</p>
<p class="soft" id="rule">${text('passwordRule')}</p>${fault}
<form method="post" action="${activationPaths[form]}">${fields.join('')}
<button class="main">${text('submit')}</button></form></section>`,
  );
}

export const activatedPage = (language: Language): string => saying('done', language);

/** In place of the form for administrators, once there are as many as codes make. */
export const administratorsMadePage = (language: Language): string => saying('made', language);

const saying = (key: 'done' | 'made', language: Language): string =>
  page(
    language,
    texts[key][language],
    `<section class="card"><h1>${escapeHtml(texts[key][language])}</h1>
<p><a href="/api/session/sign-in">${escapeHtml(texts.signIn[language])}</a></p></section>`,
  );
