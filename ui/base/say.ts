import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import type { Bilingual } from '#domain/kernel/violation.ts';

export type UiLanguage = 'zh' | 'en';

/** The language of the screens; Chinese first. */
export function useLanguage(): UiLanguage {
  const [locale] = useLocaleState();
  return locale === 'en' ? 'en' : 'zh';
}

/** Gives the text of the chosen language; the texts stand where they are shown. */
export function useSay(): (text: Bilingual) => string {
  const language = useLanguage();
  return useCallback((text: Bilingual) => text[language], [language]);
}

/** Short form of a text in both languages. */
export const t = (zh: string, en: string): Bilingual => ({ zh, en });

/** What stands between a name and what it is the name of. */
export const colon = t('：', ': ');

/** A text in the brackets of each language, with the blank before it that English wants. */
export const inBrackets = ({ zh, en }: Bilingual): Bilingual => t(`（${zh}）`, ` (${en})`);
