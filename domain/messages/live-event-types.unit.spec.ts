import { caseEventTypes } from '#domain/casework/events.ts';
import { criminalEventTypes } from '#domain/criminal/events.ts';
import { dutyEventTypes } from '#domain/duty/duty.ts';
import { liveEventTypes } from './live-event-types.ts';
import { noticeEventTypes } from './notice.ts';

test('every event of a case of either kind, a notice and the roster is listened for, and no other', () => {
  expect(liveEventTypes.toSorted()).toEqual(
    [...caseEventTypes, ...criminalEventTypes, ...noticeEventTypes, ...dutyEventTypes].toSorted(),
  );
});
