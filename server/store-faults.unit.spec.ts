import { StoreUnavailable } from '#event-store/port.ts';
import { failingStore, storeFaults } from './store-faults.ts';

describe('a store that fails', () => {
  test('for want of room is told as full, not as one that may not be written', () => {
    const faults = storeFaults();
    faults.note(new StoreUnavailable('full'));
    expect(faults.now()).toEqual([{ store: 'events/events.sqlite', code: 'full' }]);
  });

  test('in a server is called by its name, and kept by its own line of readiness alone', () => {
    const away = new StoreUnavailable('io', { server: 'KurrentDB' });
    const faults = storeFaults();
    faults.note(away);
    expect(failingStore(away)).toBe('KurrentDB');
    expect(faults.now()).toEqual([]);
  });
});
