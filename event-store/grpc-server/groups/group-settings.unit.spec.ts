import { groupSettingsOf } from './group-settings.ts';

const optionsWith = (settings: object) => ({
  stream: { streamIdentifier: { streamName: Buffer.from('orders') }, start: {} },
  groupName: 'auditors',
  settings: {
    consumerStrategy: 'RoundRobin',
    readBatchSize: 20,
    historyBufferSize: 500,
    ...settings,
  },
});
const failed = (reason: string) =>
  expect.objectContaining({
    trailers: {
      exception: 'persistent-subscription-failed',
      'stream-name': 'orders',
      'group-name': 'auditors',
      reason,
    },
  }) as Error;

test('a group whose buffer does not hold what is read at a time fails', () => {
  const tooLarge = failed('the buffer must be larger than what is read at a time');
  expect(() => groupSettingsOf(optionsWith({ readBatchSize: 500 }))).toThrow(tooLarge);
  expect(groupSettingsOf(optionsWith({ readBatchSize: 499 }))).toMatchObject({
    readBatchSize: 499,
  });
});

test('a group with a strategy that there is not fails', () => {
  const noStrategy = failed('there is no such consumer strategy');
  expect(() => groupSettingsOf(optionsWith({ consumerStrategy: 'Nearest' }))).toThrow(noStrategy);
});
