import { type EventType, eventVersions } from '#migrations/event-versions.ts';
import { eventName } from '../ui/words/event-names.ts';

test.each(Object.keys(eventVersions) as EventType[])('%s has a name in both languages', (type) => {
  expect(eventName(type)).toEqual({
    zh: expect.stringMatching(/\p{Script=Han}/u),
    en: expect.not.stringMatching(/[a-z][A-Z]|^$/),
  });
});

test('in English a step that was taken is called as what has happened', () => {
  expect(eventName('RulingServed')).toEqual({ zh: '送达裁定书', en: 'Ruling served' });
});
