import { databaseOf, isMongoAddress } from './mongo-address.ts';
import { faultOf } from './mongo-connection.ts';

/** As the driver throws it: its name and code, and more than may be told. */
const thrown = (name: string, more: object = {}, message = '张三 of mongodb://u:p@host'): Error =>
  Object.assign(new Error(message), { name, ...more });

describe('what the driver throws', () => {
  test('is told by the name and code alone: its message may hold parts of documents', () => {
    const fault = faultOf(thrown('MongoBulkWriteError', { code: 11_000, writeErrors: ['张三'] }))!;
    expect(fault).toMatchObject({ server: 'MongoDB', reason: 'away' });
    expect(fault.message).toBe('MongoDB is not available: away (MongoBulkWriteError 11000)');
    expect(JSON.stringify({ ...fault, cause: fault.cause })).not.toContain('张三');
  });

  test('says whether there is no room, or the server refuses', () => {
    expect(faultOf(thrown('MongoServerError', { code: 14_031 }))!.reason).toBe('full');
    const ofFerret = thrown('MongoServerError', { code: 1 }, 'database or disk is full (13)');
    expect(faultOf(ofFerret)!.reason).toBe('full');
    for (const code of [13, 18, 10_107]) {
      expect(faultOf(thrown('MongoServerError', { code }))!.reason).toBe('refused');
    }
    const readOnly = thrown(
      'MongoServerError',
      { code: 1 },
      'attempt to write a readonly database',
    );
    expect(faultOf(readOnly)!.reason).toBe('refused');
  });

  test('names both versions where server and driver do not fit, and not where the server is', () => {
    const old =
      'Server at db.example:27017 reports maximum wire version 6, but this version of the Node.js Driver requires at least 9 (MongoDB 4.4)';
    const fault = faultOf(thrown('MongoCompatibilityError', {}, old))!;
    expect(fault.message).toBe(
      'MongoDB is not available: version (the server speaks wire version 6, this program needs at least 9, MongoDB 4.4)',
    );
  });

  test('is nothing of the server where it is a fault of ours', () => {
    expect(faultOf(new TypeError('x is not a function'))).toBeNull();
  });
});

test('an address is a server or a cluster, with or without user, database and options', () => {
  for (const [address, database] of [
    ['mongodb://127.0.0.1', 'andu'],
    ['mongodb://user:p%40ss@a:27017,b:27017/cases?replicaSet=rs0', 'cases'],
    ['mongodb+srv://cluster.example/', 'andu'],
    ['mongodb://host?tls=true', 'andu'],
  ] as const) {
    expect([address, isMongoAddress(address)]).toEqual([address, true]);
    expect([address, databaseOf(address)]).toEqual([address, database]);
  }
  for (const text of ['', 'localhost', 'http://host', 'mongodb://', 'mongodb:///andu']) {
    expect([text, isMongoAddress(text)]).toEqual([text, false]);
  }
});
