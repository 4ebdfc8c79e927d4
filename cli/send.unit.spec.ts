import { summary } from './send.ts';

const none = {
  cases: 0,
  accepted: 0,
  repeated: 0,
  refused: 0,
  refusedUnexpectedly: 0,
  unexpected: 0,
  skipped: 0,
};

test('says how far it is, and that a refusal which a line expects is meant', () => {
  expect(summary({ ...none, cases: 3, accepted: 40, refused: 2 }, 120)).toBe(
    '42 of 120 commands, 3 cases · accepted 40 · refused as the lines expect 2 · answered otherwise than expected 0',
  );
});

test('tells a refusal that was not expected from those that were', () => {
  const tally = {
    ...none,
    accepted: 1,
    refused: 3,
    refusedUnexpectedly: 1,
    unexpected: 1,
    skipped: 7,
  };
  expect(summary(tally, null)).toBe(
    '4 commands, 0 cases · accepted 1 · refused as the lines expect 2 · answered otherwise than expected 1 · left out after that 7',
  );
});
