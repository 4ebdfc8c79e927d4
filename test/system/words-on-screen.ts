import type { Page } from 'playwright-core';
import { readOperations } from '#domain/access/operations.ts';
import { demonstrationUsers } from '#demo/accounts.ts';
import { knownDirectory } from './known-directory.ts';

/** Words that a page shows or says to a screen reader. */
interface Word {
  readonly text: string;
  /** A label and not data: a button, a heading, the name of a field or a column. */
  readonly isLabel: boolean;
}

/** Marked as not of the page's language, or as code on purpose: keys, digests, raw events. */
const set = 'code, pre, kbd, textarea, script, style, noscript, #andu-watermark';
const labels =
  'button, label, legend, th, dt, h1, h2, h3, h4, [role=tab], [role=menuitem], [role=columnheader], nav a';

/** Everything that is shown now, text by text, and the words of labels, titles and placeholders. */
async function wordsOf(page: Page): Promise<readonly Word[]> {
  return page.evaluate(
    ([skipped, labelled]) => {
      const words: { text: string; isLabel: boolean }[] = [];
      const language = document.documentElement.lang.slice(0, 2);
      const isOther = (element: Element): boolean => {
        const marked = element.closest('[lang]');
        return marked !== null && marked.getAttribute('lang')!.slice(0, 2) !== language;
      };
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const element = node.parentElement!;
        const text = node.textContent!.trim();
        if (text === '' || element.closest(skipped!) !== null || isOther(element)) continue;
        words.push({ text, isLabel: element.closest(labelled!) !== null });
      }
      for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
        if (element.closest(skipped!) !== null || isOther(element)) continue;
        for (const name of ['aria-label', 'title', 'placeholder']) {
          const text = element.getAttribute(name)?.trim() ?? '';
          if (text !== '') words.push({ text, isLabel: name !== 'title' });
        }
      }
      return words;
    },
    [set, labels] as const,
  );
}

const ids: readonly string[] = [
  ...knownDirectory.agencies.map(({ id }) => id),
  ...demonstrationUsers.map(({ id }) => id),
  ...readOperations,
].filter((id) => /[-.]/.test(id));

/** What no screen says: codes of programs, ids of agencies, codes of districts, nothing at all. */
const codes: readonly RegExp[] = [
  /\b[a-z]+(?:[A-Z][a-z]+)+\b/,
  /\b(?:undefined|null|NaN)\b|\[object/,
  /^[1-6]\d{5}$|[（(：:·\s][1-6]\d0{4}(?!\d)/,
  /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/,
];

const han = /\p{Script=Han}/u;

/** Words of this page that a person should not see, each once. */
export async function strayWords(page: Page, language: 'zh' | 'en'): Promise<readonly string[]> {
  const words = await wordsOf(page);
  // A label may name what it is about: what the page also shows as data, a person or a case.
  const data = words.filter(({ isLabel }) => !isLabel).map(({ text }) => text);
  const own = (text: string): string =>
    data.filter((each) => text.includes(each)).reduce((rest, each) => rest.replace(each, ''), text);
  const stray = words.filter(
    ({ text, isLabel }) =>
      codes.some((code) => code.test(text)) ||
      ids.some((id) => text.includes(id)) ||
      (language === 'zh' ? isEnglish(text) : isLabel && han.test(own(text))),
  );
  return [...new Set(stray.map(({ text }) => text.slice(0, 120)))].sort();
}

/** A lone word of a program, or an English sentence, on a page in Chinese. */
const isEnglish = (text: string): boolean =>
  !han.test(text) && (/^[a-z]+$/.test(text) || /[A-Za-z]+(?: [A-Za-z,']+){2,}/.test(text));
