import { ApiProblem } from '../base/api.ts';
import { conditionsIn, pageIn } from './list-state.ts';

const at = (search: string) => {
  const address = new URLSearchParams(search);
  const changes: Record<string, string | null>[] = [];
  const url = {
    get: (name: string) => address.get(name) ?? '',
    set: (values: Readonly<Record<string, string | null>>) => void changes.push(values),
  };
  return { paged: pageIn(url), changes };
};

describe('a page of a list', () => {
  test.each(['', 'page=x', 'page=-1', 'page=1.5', 'page=99999999999', 'rows=7', 'rows=1e3'])(
    'is the first one of 25 rows for %j',
    (search) => {
      expect(at(search).paged).toMatchObject({ page: 0, perPage: 25, range: '[0,24]', at: '' });
    },
  );

  test('beyond the first is of the list that the first was of', () => {
    const { paged, changes } = at('');
    paged.paging(100, '4711', null).onPage(2);
    expect(changes).toEqual([{ page: '2', at: '4711' }]);
    expect(at('page=2&at=4711').paged).toMatchObject({ range: '[50,74]', at: '4711' });
    expect(at('page=0&at=4711').paged.at).toBe('');
    expect(at('page=2&at=%27').paged.at).toBe('');
  });

  test('whose list is no longer known leads to the first one', () => {
    const gone = new ApiProblem(410, { code: 'page-expired' });
    const { paged, changes } = at('page=2&at=1');
    paged.paging(undefined, undefined, gone).onGone?.();
    expect(changes).toEqual([{ page: null, at: null }]);
    expect(paged.paging(9, '1', null).onGone).toBeUndefined();
  });
});

test('kept conditions are without the page that somebody was on', () => {
  expect(conditionsIn('?q=%E7%9B%97&after=x&page=3&at=9&stage=trial')).toBe(
    '?q=%E7%9B%97&stage=trial',
  );
  expect(conditionsIn('?page=2&at=7')).toBe('');
});
