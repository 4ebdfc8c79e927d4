import { concerns } from './concerns.ts';

const [one, other] = [
  '7b1f0c52-6a0e-4c3b-9d5e-2f8a41c6d901',
  '0c6f5d0e-2f4b-4a55-8f0e-9a54d2f1b7aa',
] as const;
const message = (caseId: string) => ({
  caseId,
  type: 'WardReviewed',
  revision: '3',
  position: '12',
});

test.each([
  `/api/cases/${one}`,
  `/api/cases/${one}/events`,
  `/api/criminal-cases/${one}`,
  `/api/documents/scan/verification?caseId=${one}`,
])('%s is asked for again after an event of this case, and of no other', (path) => {
  expect(concerns(path, message(one))).toBe(true);
  expect(concerns(path, message(other))).toBe(false);
});

test.each([
  '/api/cases',
  '/api/cases?filter=%7B%7D',
  '/api/work-list',
  '/api/messages',
  '/api/duty',
])('%s is asked for again after every event', (path) =>
  expect(concerns(path, message(one))).toBe(true),
);

test('what happens outside cases lets everything be asked for again', () => {
  expect(concerns(`/api/cases/${one}`, message(''))).toBe(true);
});
