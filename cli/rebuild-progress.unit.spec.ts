import type { ViewStatus } from '#projections/engine/status.ts';
import { progressLine } from './rebuild-progress.ts';

const status = (given: Partial<ViewStatus>): ViewStatus => ({
  view: 'search',
  version: 1,
  generation: 1,
  position: 1_000,
  filling: 400,
  head: 1_000,
  lag: 0,
  parked: 0,
  fault: null,
  ...given,
});

describe('the progress of a rebuild', () => {
  test('has how much is done, how fast, and how long it will still take', () => {
    const first = { position: 200, atMs: 10_000 };
    expect(progressLine(status({}), first, 12_000)).toBe(
      'search\t40%\t400/1000 events\t100 events/s\t6 s left',
    );
  });

  test('foretells nothing while nothing moves, and says what the view fails on', () => {
    const first = { position: 400, atMs: 10_000 };
    expect(progressLine(status({}), first, 12_000)).toContain('0 events/s\t? s left');
    expect(progressLine(status({}), null, 12_000)).toContain('? s left');
    expect(progressLine(status({ head: 0, filling: 0 }), null, 0)).toContain('100%');
    const away = status({ fault: 'MongoDB is not available: away (MongoNetworkError)' });
    expect(progressLine(away, first, 12_000)).toBe(
      'search\tMongoDB is not available: away (MongoNetworkError)',
    );
  });
});
