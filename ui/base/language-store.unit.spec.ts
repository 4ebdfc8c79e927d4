import type { Store } from 'react-admin';
import { languageStore } from './language-store.ts';

/** A store that passes on what another tab has set. */
function storeWithTabs() {
  const callbacks = new Map<string, ((value: unknown) => void)[]>();
  const store = {
    subscribe: (key: string, callback: (value: unknown) => void) => {
      callbacks.set(key, [...(callbacks.get(key) ?? []), callback]);
      return () => undefined;
    },
  } as unknown as Store;
  return {
    store,
    setElsewhere: (key: string, value: unknown) =>
      callbacks.get(key)?.forEach((callback) => callback(value)),
  };
}

function provider() {
  let locale = 'zh';
  const asked: string[] = [];
  return {
    asked,
    getLocale: () => locale,
    changeLocale: async (next: string) => {
      asked.push(next);
      await Promise.resolve();
      locale = next;
    },
  };
}

test('who listens hears of a language only when its words are there, asked for once', async () => {
  const { store, setElsewhere } = storeWithTabs();
  const words = provider();
  const { subscribe } = languageStore(words, store);
  const heard: string[] = [];
  for (const name of ['first', 'second']) {
    subscribe('locale', (locale) => heard.push(`${name} ${locale} ${words.getLocale()}`));
  }
  setElsewhere('locale', 'en');
  expect(heard).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).toEqual(['first en en', 'second en en']);
  setElsewhere('locale', undefined);
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard.slice(2)).toEqual(['first zh zh', 'second zh zh']);
  expect(words.asked).toEqual(['en', 'zh']);
});

test('everything else is told at once', () => {
  const { store, setElsewhere } = storeWithTabs();
  const heard: unknown[] = [];
  languageStore(provider(), store).subscribe('theme', (value) => heard.push(value));
  setElsewhere('theme', 'dark');
  expect(heard).toEqual(['dark']);
});
