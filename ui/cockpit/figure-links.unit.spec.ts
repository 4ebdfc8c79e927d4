import { caseListPath, warningListPath } from './figure-links.ts';

describe('the list behind a figure', () => {
  test('of everything is the whole list', () => {
    expect(caseListPath({})).toBe('/cases');
    expect(caseListPath({ district: '', stage: '' })).toBe('/cases');
  });

  test('has every condition that the figure was counted by, in one order', () => {
    const path = '/cases?departed=yes&district=310115&openedMonth=2026-03';
    expect(caseListPath({ district: '310115', openedMonth: '2026-03', departed: 'yes' })).toBe(
      path,
    );
    expect(caseListPath({ departed: 'yes', openedMonth: '2026-03', district: '310115' })).toBe(
      path,
    );
  });

  test('of warnings has the same conditions, how near they are, and what is to be done', () => {
    expect(warningListPath({ district: '', view: 'toSend' })).toBe('/warnings?view=toSend');
    expect(warningListPath({ stage: 'trial', district: '310115', level: 'overdue' })).toBe(
      '/warnings?district=310115&level=overdue&stage=trial',
    );
  });

  test('carries hostile values as values', () => {
    const query = new URL(caseListPath({ district: '1&stage=closed#x' }), 'http://x').searchParams;
    expect([...query]).toEqual([['district', '1&stage=closed#x']]);
  });
});
