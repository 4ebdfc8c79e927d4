import { DamagedGeneration } from '../ports/sink.ts';
import { isElasticAddress, partsOfAddress } from './elastic-address.ts';
import { faultOf, isBusy, saidIn } from './elastic-fault.ts';

/** As the client throws an answer of the server: more than may be told. */
const answered = (statusCode: number, type: string): Error =>
  Object.assign(new Error('张三 at https://u:p@host'), {
    name: 'ResponseError',
    statusCode,
    body: { error: { type, reason: 'failed to parse [张三]' } },
    meta: { headers: { authorization: 'Basic dTpw' } },
  });

describe('what the client throws', () => {
  test('is told by names and codes alone: its message may hold parts of documents', () => {
    const fault = faultOf(answered(503, 'search_phase_execution_exception'))!;
    expect(fault).toMatchObject({ server: 'Elasticsearch', reason: 'away' });
    expect(fault.message).toBe(
      'Elasticsearch is not available: away (503 search_phase_execution_exception)',
    );
    expect(JSON.stringify({ ...fault, cause: fault.cause })).not.toMatch(/张三|u:p|dTpw/);
    const lost = Object.assign(new Error('https://u:p@host'), { name: 'TimeoutError' });
    expect(faultOf(lost)!.message).toBe('Elasticsearch is not available: away (TimeoutError)');
  });

  test.each([
    [429, 'cluster_block_exception', 'full'],
    [403, 'cluster_block_exception', 'full'],
    [503, 'cluster_block_exception', 'away'],
    [401, 'security_exception', 'refused'],
    [403, 'security_exception', 'refused'],
    [406, 'media_type_header_exception', 'refused'],
    [429, 'circuit_breaking_exception', 'away'],
  ])('%s %s says that the server is %s', (status, type, reason) => {
    expect(faultOf(answered(status, type))).toMatchObject({ reason });
  });

  test('is sent again where the server has too much to do, and not where its disk is full', () => {
    expect(isBusy(saidIn(answered(429, 'es_rejected_execution_exception'))!)).toBe(true);
    expect(isBusy(saidIn(answered(429, 'cluster_block_exception'))!)).toBe(false);
  });

  test('is a damaged view where an index is gone, and nothing of the server where it is a fault of ours', () => {
    expect(faultOf(answered(404, 'index_not_found_exception'))).toBeInstanceOf(DamagedGeneration);
    expect(faultOf(new TypeError('x is not a function'))).toBeNull();
  });
});

test('an address is a server, with or without user and password, and nothing behind', () => {
  expect(partsOfAddress('https://andu:p%40ss@search.example:9200')).toEqual({
    node: 'https://search.example:9200/',
    auth: { username: 'andu', password: 'p@ss' },
  });
  expect(partsOfAddress('http://127.0.0.1:9200/').auth).toBeUndefined();
  for (const text of [
    '',
    'localhost:9200',
    'mongodb://host',
    'http://',
    'http://host/path',
    'http://host?a=b',
  ]) {
    expect([text, isElasticAddress(text)]).toEqual([text, false]);
  }
  expect(isElasticAddress('https://andu:p%40ss@search.example:9200')).toBe(true);
});
