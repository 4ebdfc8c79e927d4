import { z } from 'zod';
import type { PersonalKind } from '#domain/kernel/personal.ts';
import { marksOf, unmarkedTexts } from './marks.ts';
import {
  allHiddenWords,
  hiddenWordsIn,
  hiddenWordsOf,
  masked,
  maskName,
  maskNumber,
  withoutWords,
} from './masking.ts';

const field = (personal: PersonalKind) => z.string().meta({ personal });
const person = z.object({ name: field('name'), number: field('number').nullable() });
const marks = marksOf(
  z.object({
    offender: person,
    birthDate: field('birthDate').optional(),
    offence: field('none').optional(),
    text: field('freeText').optional(),
    list: z.array(z.union([person, z.null(), z.number(), field('freeText')])).optional(),
    file: field('fileName').optional(),
    q: field('question').optional(),
    by: field('actor').optional(),
  }),
);

describe('masking', () => {
  test('keeps the first character of a name, also a rare one of two code units', () => {
    expect(maskName('欧明')).toBe('欧某');
    expect(maskName('𠮷田')).toBe('𠮷某');
  });

  test.each([
    ['欧阳修远', '欧阳某'],
    ['欧阳明', '欧阳某'],
    ['欧 阳·修远', '欧阳某'],
    ['歐陽修', '歐陽某'],
    ['司马', '司某'],
    ['东方', '东某'],
    ['张三', '张某'],
    ['买买提·吐尔逊', '买某'],
  ])('of %s the surname stays, also one of two characters', (name, shown) => {
    expect(maskName(name)).toBe(shown);
    expect(withoutWords(`罪犯${name}悔改`, hiddenWordsOf([name], []))).toBe(`罪犯${shown}悔改`);
  });

  test.each(
    [
      '|',
      '+',
      '=',
      '~',
      '"',
      '、',
      ':',
      '：',
      ',',
      '_',
      '-',
      '—',
      '/',
      '*',
      '。',
      ' | ',
      '😀',
      '\u0336',
    ].map((sign) => [...'欧阳修远'].join(sign)),
  )('hides a name that somebody wrote as %s', (written) => {
    const words = hiddenWordsOf(['欧阳修远'], []);
    expect(withoutWords(`罪犯（${written}）悔改。`, words)).toBe('罪犯（欧阳某）悔改。');
  });

  test.each([
    ['买买提·吐尔逊', '买_买_提_吐_尔_逊', '买某'],
    ['买买提·吐尔逊', '买-买-提说', '某某说'],
    ['买买提-吐尔逊', '买买提吐尔逊、吐|尔|逊', '买某、某某'],
    ['张（伟）', '罪犯张（伟）、张伟', '罪犯张某、张某'],
    ['张伟', '张_伟、张|伟、张-伟、张 伟', '张某、张某、张某、张某'],
  ])('of %s hides %s', (name, text, shown) => {
    expect(withoutWords(text, hiddenWordsOf([name], []))).toBe(shown);
  });

  test.each([
    '他姓张。伟大的事业',
    '姓张，伟大',
    '（张）伟大',
    '张！伟大',
    '张；伟大',
    'A张："伟大',
  ])('finds no name of two characters across the end of a clause: %s', (text) => {
    expect(withoutWords(text, hiddenWordsOf(['张伟'], []))).toBe(text);
  });

  test('what stands around a name stays as it was written', () => {
    const words = hiddenWordsOf(['王小明'], []);
    expect(withoutWords('甲——王-小-明，——乙。', words)).toBe('甲——王某，——乙。');
  });

  test('keeps the last two characters of a number, and nothing of a short one', () => {
    expect(maskNumber('3101151234')).toBe('********34');
    expect(maskNumber('YL-0812')).toBe('*****12');
    expect(['7', '１', 'A12', 'F-77', '1234', '罪犯12号'].map(maskNumber)).toEqual([
      '*',
      '*',
      '***',
      '****',
      '****',
      '*****',
    ]);
  });

  test.each([
    ['A123', 'A123、Ａ１２３、a-123、A 123', '****、****、****、****'],
    ['A12', '罪犯A12悔改', '罪犯***悔改'],
    ['F-77', 'F77号与F－77', '****号与****'],
    ['YL-08', 'ＹＬ－０８的材料、YL08', '*****的材料、*****'],
    ['12345', '罪犯12345悔改（１２３４５）', '罪犯*****悔改（*****）'],
    ['罪犯12345号', '12345、罪犯12345号', '********、********'],
    ['AB', '罪犯AB', '罪犯**'],
    ['410987', '41-09-87', '****87'],
  ])('hides the short number %s where it stands by itself: %s', (number, text, shown) => {
    expect(withoutWords(text, hiddenWordsOf([], [number]))).toBe(shown);
  });

  test.each([
    ['A12', 'BA12、A123、A12B'],
    ['2026', '2026年11月、2026-11-30、11/2026'],
    ['123', '第123条、123元、1,123、123.5、0123、¥123、123 天'],
    ['12', '12 月、2026-12-01'],
    ['202611', '2026-11-30'],
  ])('takes no other word, no day and no sum for the short number %s', (number, text) => {
    expect(withoutWords(text, hiddenWordsOf([], [number]))).toBe(text);
  });

  test.each([...'~～=+^|<>$￥×÷→←■□●○★☆`年月日号和与第', '<br>', '&nbsp;', '。——', '，又'])(
    'hides a number with %s between its digits',
    (sign) => {
      const words = hiddenWordsOf([], ['4109876543']);
      expect(withoutWords(`编号4109${sign}876543。`, words)).toBe('编号********43。');
      const parted = [...'4109876543'].join(sign);
      expect(withoutWords(`（${parted}）`, words)).toBe('（********43）');
    },
  );

  test('takes digits with a sentence between them for no number', () => {
    const words = hiddenWordsOf([], ['4109876543']);
    const text = '扣4109分，因其多次违反规定，后加876543分';
    expect(withoutWords(text, words)).toBe(text);
  });

  test.each(['建，国', '建。国', '建<br>国', '建!国', '建、国', '建 国', '建&nbsp;国', '建）国'])(
    'hides a given name that somebody wrote as %s',
    (written) => {
      const words = hiddenWordsOf(['张建国'], []);
      expect(withoutWords(`罪犯（${written}），${written}`, words)).toBe('罪犯（某某），某某');
      expect(withoutWords('扩建。国家投资', words)).toBe('扩建。国家投资');
    },
  );

  test.each([
    ['John Smith', 'smith；Smith, John；J. Smith；JOHN', '某某；某某, 某某；J. 某某；某某'],
    [
      'John Smith',
      '罪犯Smith悔改，Ｓｍｉｔｈ，S.m.i.t.h，John Smith',
      '罪犯某某悔改，某某，某某，J某',
    ],
    ['John Smith', 'Johnson, blacksmith', 'Johnson, blacksmith'],
    ['Иван Петров', 'Петров И.', '某某 И.'],
    ['Li Na', 'Na said; n a', '某某 said; n a'],
    ['Parole Smith', 'parole of Smith', 'parole of 某某'],
  ])('of the foreign name %s hides %s', (name, text, shown) => {
    expect(withoutWords(text, hiddenWordsOf([name], []))).toBe(shown);
  });

  test('hides every text by its mark, and leaves the rest and the original', () => {
    const event = {
      offender: { name: '王小明', number: 'A-1024' },
      birthDate: '1990-02-03',
      offence: '盗窃罪',
      list: [{ name: '李四', number: '310115199002031234' }, null, 3],
      file: '王小明判决书.pdf',
      by: 'wang-xiaoming',
    };
    expect(masked(event, marks)).toEqual({
      offender: { name: '王某', number: '******' },
      birthDate: '1990-**-**',
      offence: '盗窃罪',
      list: [{ name: '李某', number: '****************34' }, null, 3],
      file: '＊＊.pdf',
      by: 'wang-xiaoming',
    });
    expect(event.offender.name).toBe('王小明');
  });

  test('hides the whole of a text that no schema knows, however deep it stands', () => {
    const event = {
      offender: { name: '王小明', number: null, alias: '小王' },
      more: [{ a: '李四', n: 3 }],
    };
    expect(masked(event, marks)).toEqual({
      offender: { name: '王某', number: null, alias: '＊＊' },
      more: [{ a: '＊＊', n: 3 }],
    });
  });

  test('the words hidden in texts are those of the marked fields, also of others than the offender', () => {
    const event = {
      offender: { name: '王$&明', number: 'A-1024' },
      text: '罪犯王$&明（A-1024）悔改，同案李大为作证，王$&明获表扬',
      list: ['王$&明', 3, null, { name: '李大为', number: null }],
    };
    expect(masked(event, marks, hiddenWordsIn(event, marks))).toEqual({
      offender: { name: '王某', number: '******' },
      text: '罪犯王某（******）悔改，同案李某作证，王某获表扬',
      list: ['王某', 3, null, { name: '李某', number: null }],
    });
  });

  test('of a name that holds another one the longer is hidden', () => {
    const words = allHiddenWords(hiddenWordsOf(['小明'], []), hiddenWordsOf(['王小明'], []));
    expect(withoutWords('王小明与小明', words)).toBe('王某与小某');
  });

  test.each([
    ['张建国', '建国同志说，该犯建国表现好', '某某同志说，该犯某某表现好'],
    ['欧阳建国', '建国', '某某'],
    // 阳明 is no part of a name whose surname is 欧阳.
    ['欧阳明', '阳明山', '阳明山'],
    ['买买提•吐尔逊', '吐尔逊与买买提 吐尔逊', '某某与买某'],
    // Of one character, of the procedure, and of another script: what remains.
    ['张伟', '小伟', '小伟'],
    ['王立功', '王立功有重大立功表现', '王某有重大立功表现'],
    ['Ali Son', 'person', 'person'],
  ])('hides what %s may be called by without the surname', (name, text, shown) => {
    expect(withoutWords(text, hiddenWordsOf([name], []))).toBe(shown);
  });

  test('takes a name of one character for no word of a text', () => {
    expect(withoutWords('王某有立功表现', hiddenWordsOf(['有'], []))).toBe('王某有立功表现');
  });

  test('takes a short number for no word either', () => {
    const words = hiddenWordsOf(['王小明'], ['12']);
    expect(withoutWords('12 号罪犯王小明', words)).toBe('12 号罪犯王某');
  });

  test('hides a name with other dots, blanks and widths than it was entered with', () => {
    const words = hiddenWordsOf(['买买提·吐尔逊'], ['3101000001']);
    const text = '买买提•吐尔逊、买买提吐尔逊与买买提 ・ 吐尔逊（３１０１０００００１）';
    expect(withoutWords(text, words)).toBe('买某、买某与买某（********01）');
  });

  test.each(['3101-000001', '3101/000001', '٣١٠١٠٠٠٠٠١', '三一〇一〇〇〇〇〇一', '31O1OOOOO1'])(
    'hides a number that somebody wrote as %s',
    (written) => {
      const words = hiddenWordsOf([], ['3101000001']);
      expect(withoutWords(`编号${written}，2026-11-30`, words)).toBe('编号********01，2026-11-30');
    },
  );

  test('takes no day for a number of eight digits', () => {
    expect(withoutWords('2026-11-30', hiddenWordsOf([], ['20261130']))).toBe('2026-11-30');
  });

  test('of a search keeps the words of the procedure, and hides what might be a name', () => {
    const q = '王小明 AND 累犯 NOT "李四" 罪名：盗窃罪 3101000001';
    expect(masked({ q }, marks)).toEqual({ q: '＊＊ AND 累犯 NOT "＊＊" 罪名：盗窃罪 ＊＊' });
  });

  test('what was typed as a search is hidden in what is written beside it', () => {
    const look = { q: '王小明 累犯', text: '核查王 小明的累犯记录', offence: '盗窃罪' };
    expect(masked(look, marks, hiddenWordsIn(look, marks))).toEqual({
      q: '＊＊ 累犯',
      text: '核查＊＊的累犯记录',
      offence: '盗窃罪',
    });
  });

  test('of what was typed to find an event keeps ids and types, which are no person’s', () => {
    const q = '5c7f3c1e-2222-4222-8333-444455556666 CaseOpened wardReview';
    expect(masked({ q }, marks)).toEqual({ q });
  });
});

describe('the marks of a schema', () => {
  test('tell the texts that nobody has said anything of', () => {
    const schema = z.object({
      said: field('none'),
      chosen: z.enum(['a', 'b']),
      forgotten: z.string().nullable(),
      list: z.array(z.object({ note: z.string().optional(), count: z.int() })),
      map: z.record(z.string(), z.string()),
      anything: z.unknown(),
      either: z.union([z.enum(['a']), z.string()]),
    });
    expect(unmarkedTexts(marksOf(schema))).toEqual([
      'forgotten',
      'list[].note',
      'map.*',
      'anything',
      'either',
    ]);
  });

  test('a mark around a text counts, and one of its own more', () => {
    const schema = z.object({
      outer: z.array(z.string()).meta({ personal: 'name' }),
      both: z.object({ a: z.string(), b: field('number') }).meta({ personal: 'none' }),
      refined: z.string().meta({ personal: 'name' }).max(3).refine(Boolean).nullish(),
    });
    expect(
      masked({ outer: ['李四'], both: { a: '1', b: '1234' }, refined: '王五' }, marksOf(schema)),
    ).toEqual({ outer: ['李某'], both: { a: '1', b: '****' }, refined: '王某' });
  });

  test('two marks of one text that differ are as if there were none', () => {
    const schema = z.object({ who: z.union([field('name'), field('number')]) });
    expect(unmarkedTexts(marksOf(schema))).toEqual(['who']);
  });
});
