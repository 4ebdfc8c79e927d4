import { searchPages, type SearchState } from './text-search.ts';

const pages = ['因 盗\n窃罪', '', '没有', '盗窃'];
const textOf = (page: number) => Promise.resolve(pages[page - 1]!);

async function states(words: string, signal = new AbortController().signal) {
  const all: SearchState[] = [];
  for await (const state of searchPages(words, pages.length, textOf, signal)) all.push(state);
  return all;
}

test('words are found whatever blanks stand between characters, and pages without text are counted', async () => {
  expect((await states('盗窃')).at(-1)).toEqual({
    words: '盗窃',
    found: [1, 4],
    withoutText: 1,
    searched: 4,
    isDone: true,
  });
});

test('it says after each page how far it is', async () => {
  expect((await states('无此词')).map(({ searched, isDone }) => [searched, isDone])).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [4, true],
  ]);
});

test('a search that nobody waits for any more ends', async () => {
  const left = new AbortController();
  left.abort();
  expect(await states('盗窃', left.signal)).toEqual([]);
});
