import type { CaseEvent } from '#domain/casework/events.ts';
import { noNames } from '#domain/directory/directory-names.ts';
import { searchProjector, type SearchableCase } from '../../views/search.ts';
import { appendCase, caseNumber, journeyWith } from '../../testing/case-events.ts';
import { memoryLog } from '../../testing/memory-log.ts';
import { sightMark } from './sight-mark.ts';
import { remembered } from './remembered.ts';
import { wordsOfCase } from './words-of-case.ts';

/** The case after each of its events, as a view that follows them has it. */
function followed(): readonly SearchableCase[] {
  const log = memoryLog();
  appendCase(log, 1, journeyWith().map(withOpinion));
  const found: SearchableCase[] = [];
  for (const event of log.events) {
    const doc = searchProjector.apply(found.at(-1), event, caseNumber(1))!;
    found.push(searchProjector.complete!(doc));
  }
  return found;
}

/** Every step says something in words, in which the person of the case is named. */
const withOpinion = (event: CaseEvent): CaseEvent =>
  'opinion' in event.data
    ? ({
        ...event,
        data: { ...event.data, opinion: `${event.type}：罪犯张三确有悔改表现` },
      } as CaseEvent)
    : event;

const words = (doc: SearchableCase) => wordsOfCase(doc, noNames);
/** The same with nothing remembered of its texts. */
const wordsAnew = (doc: SearchableCase) => words(structuredClone(doc));

test('a case that is followed is found by what it says when it is read anew', () => {
  const cases = followed();
  expect(cases.at(-1)!.texts.length).toBeGreaterThan(1);
  for (const doc of cases) expect(words(doc)).toEqual(wordsAnew(doc));
});

test('a person who is named later is hidden in what was written before', () => {
  const text = { event: 'WardReviewed', position: 2, text: '与欧阳锋一同劳动' };
  const doc: SearchableCase = { ...followed()[0]!, texts: [text] };
  expect(words(doc).text).not.toContain(sightMark.masked);
  const { names, numbers } = doc.persons;
  const named = { ...doc, persons: { names: [...names, '欧阳锋'], numbers } };
  expect(words(named).text).toContain(`${sightMark.full}欧阳`);
  expect(words(named)).toEqual(wordsAnew(named));
});

test('of very long texts the oldest are found', () => {
  const [opened] = followed();
  const texts = ['甲'.repeat(150_000), '乙'.repeat(100_000), '丙'].map((text, position) => ({
    event: 'WardReviewed',
    position,
    text,
  }));
  const { text } = words({ ...opened!, texts });
  const tokens = text.split(' ');
  expect(tokens.filter((token) => token.startsWith('甲'))).toHaveLength(150_000);
  expect(tokens.filter((token) => token.startsWith('乙'))).toHaveLength(49_999);
  expect(text).not.toContain('丙');
});

test('what was said of a short text not long ago is not reckoned again', () => {
  const asked: string[] = [];
  const upper = (text: string): string => {
    asked.push(text);
    return text.toUpperCase();
  };
  const say = remembered(upper, { capacity: 2, longest: 3 });
  expect(['a', 'b', 'a', 'long', 'long'].map(say)).toEqual(['A', 'B', 'A', 'LONG', 'LONG']);
  expect(asked).toEqual(['a', 'b', 'long', 'long']);
  for (const other of ['c', 'd', 'e', 'f', 'g']) say(other);
  expect(say('a')).toBe('A');
  expect(asked.filter((text) => text === 'a')).toHaveLength(2);
});
