import { appendRequest } from '../append-text.ts';
import { sampleEvents } from '../testing/sample-events.ts';
import { packRequests, unpackRequests } from './packed-requests.ts';

test('requests come out as they went in, whatever they expect and depend on', () => {
  const requests = [
    appendRequest('case-1', sampleEvents(1), 'noStream'),
    appendRequest('case-2', sampleEvents(3), 0, { type: 'Opened', after: 0 }),
    appendRequest('case-3', sampleEvents(2), 'any', { type: 'Opened', after: 17 }),
    appendRequest('case-4', sampleEvents(1), 12),
  ];
  expect(unpackRequests(structuredClone(packRequests(requests)))).toEqual(requests);
  expect(unpackRequests(packRequests([]))).toEqual([]);
});
