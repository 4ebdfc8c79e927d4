import { localStorageStore, type I18nProvider, type Store } from 'react-admin';

/**
 * Where react-admin keeps what one has set, in every tab of the browser alike. Of a change of the language,
 * made in this tab or in another, it tells when the words of that language are there. Told before,
 * react-admin builds the whole page anew: what was typed, chosen or on its way is lost.
 */
export function languageStore(
  { getLocale, changeLocale }: Pick<I18nProvider, 'getLocale' | 'changeLocale'>,
  store: Store = localStorageStore(),
): Store {
  const first = getLocale();
  let coming: { readonly locale: string; readonly there: Promise<unknown> } | null = null;
  /** The words of this language, asked for once however many parts of the page wait for them. */
  const wordsOf = (locale: string): Promise<unknown> => {
    if (coming?.locale !== locale) coming = { locale, there: changeLocale(locale) };
    return coming.there;
  };
  return {
    ...store,
    subscribe: (key, callback) =>
      store.subscribe(
        key,
        key === 'locale'
          ? async (locale: string = first) => {
              await wordsOf(locale);
              callback(locale);
            }
          : callback,
      ),
  };
}
