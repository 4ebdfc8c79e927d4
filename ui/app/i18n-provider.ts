import polyglotI18nProvider from 'ra-i18n-polyglot';
import english from 'ra-language-english';
import raZhCN from './ra-zh-cn.ts';

const chinese = {
  ...raZhCN,
  resources: { cases: { name: '案件' } },
};
const inEnglish = {
  ...english,
  resources: { cases: { name: 'Case |||| Cases' } },
};

/** react-admin's own messages; the texts of our pages stand in the pages. */
export const i18nProvider = polyglotI18nProvider(
  (locale) => (locale === 'en' ? inEnglish : chinese),
  'zh',
  [
    { locale: 'zh', name: '简体中文' },
    { locale: 'en', name: 'English' },
  ],
  { allowMissing: true },
);
