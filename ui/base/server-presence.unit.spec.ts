import { jest } from '@jest/globals';
import { isOfGateway, serverPresence, type ServerPresence } from './server-presence.ts';

let answers: boolean;
let asked: number;
let changes: boolean[];
let presence: ServerPresence;

beforeEach(() => {
  jest.useFakeTimers();
  answers = true;
  asked = 0;
  changes = [];
  presence = serverPresence(() => {
    asked += 1;
    return Promise.resolve(answers);
  });
  presence.follow(() => changes.push(presence.isThere()));
});
afterEach(() => jest.useRealTimers());

describe('whether the server is there', () => {
  test('is so from the start, and an answer to a call is no news', () => {
    presence.told(true);
    expect(presence.isThere()).toBe(true);
    expect(changes).toEqual([]);
  });

  test('a call without an answer says that it is away; it is asked until it answers, and no longer', async () => {
    answers = false;
    presence.told(false);
    expect(presence.isThere()).toBe(false);
    await jest.advanceTimersByTimeAsync(9_500);
    expect(asked).toBe(3);
    answers = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(4);
    expect(changes).toEqual([false, true]);
  });

  test('any other call that is answered says at once that it is back', async () => {
    presence.told(false);
    presence.told(true);
    expect(changes).toEqual([false, true]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(0);
  });

  test('is asked once, however many want to know', async () => {
    await Promise.all([presence.ask(), presence.ask(), presence.ask()]);
    expect(asked).toBe(1);
    await presence.ask();
    expect(asked).toBe(2);
  });

  test('who has left hears no more', () => {
    const heard: boolean[] = [];
    const leave = presence.follow(() => heard.push(presence.isThere()));
    leave();
    presence.told(false);
    expect(heard).toEqual([]);
  });
});

test.each([
  [502, 'text/html', true],
  [503, 'text/html; charset=utf-8', true],
  [504, null, true],
  [503, 'application/problem+json', false],
  [507, 'application/problem+json', false],
  [500, 'text/html', false],
  [200, 'application/json', false],
])('%s with %s is of a server in between: %s', (status, type, expected) => {
  const headers = type === null ? {} : { 'content-type': type };
  expect(isOfGateway(new Response('', { status, headers }))).toBe(expected);
});
