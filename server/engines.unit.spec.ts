import { withoutPassword } from '#event-store/kurrentdb/address.ts';
import { describeSettings, readConfiguration } from './configuration.ts';
import { enginesOf } from './engines.ts';

const address = 'mongodb://reader:p@ss:w/rd@host:27017/andu?tlsCertificateKeyFilePassword=key';

describe('the search', () => {
  test('is in files, or in Elasticsearch where the setting says, whose password is never repeated', () => {
    const address = 'https://andu:secret@host:9200';
    const { servers } = enginesOf(readConfiguration({ ANDU_SEARCH: address })).views;
    expect(servers).toEqual({ search: { kind: 'elasticsearch', address } });
    const wrong = { ANDU_SEARCH: 'https://andu:secret@host:9200/path' };
    expect(() => readConfiguration(wrong)).toThrow(/^ANDU_SEARCH is no http:\/\//);
    expect(() => readConfiguration(wrong)).not.toThrow(/secret/);
    expect(JSON.stringify(describeSettings({ ANDU_SEARCH: address }))).not.toContain('secret');
  });
});

describe('the dossiers', () => {
  test('are in files of the data folder, or where the setting says', () => {
    const files = enginesOf(readConfiguration({ ANDU_DATA: '/data' })).views;
    expect(files).toEqual({ kind: 'embedded', folder: '/data/views', servers: {} });
    const served = readConfiguration({ ANDU_DATA: '/data', ANDU_DOSSIERS: 'mongodb://host/andu' });
    const server = { kind: 'mongodb', address: 'mongodb://host/andu' };
    expect(enginesOf(served).views.servers).toEqual({
      dossier: server,
      worklist: server,
      quality: server,
    });
  });

  test('are refused at an address that is none, without its password being repeated', () => {
    const wrong = { ANDU_DOSSIERS: 'mongo://reader:secret@host' };
    expect(() => readConfiguration(wrong)).toThrow(/^ANDU_DOSSIERS is no mongodb:\/\//);
    expect(() => readConfiguration(wrong)).not.toThrow(/secret/);
  });
});

test('an address is shown without its password, however it is written, and without secrets of its options', () => {
  for (const shown of [
    withoutPassword(address),
    JSON.stringify(describeSettings({ ANDU_DOSSIERS: address })),
  ]) {
    expect(shown).toContain('mongodb://reader:…@host:27017/andu?tlsCertificateKeyFilePassword=…');
    for (const secret of ['p@ss', 'w/rd', '=key']) expect(shown).not.toContain(secret);
  }
  expect(withoutPassword('esdb://admin:changeit@127.0.0.1:2113?tls=false')).toBe(
    'esdb://admin:…@127.0.0.1:2113?tls=false',
  );
});
