import type { Database, MongoConnection } from '#projections/mongodb/mongo-connection.ts';

const writes = new Set([
  'insertMany',
  'insertOne',
  'replaceOne',
  'updateOne',
  'bulkWrite',
  'deleteMany',
]);

/** The connection, with something called before each single write: what it throws ends the commit in the middle. */
export function breakingConnection(
  mongo: MongoConnection,
  beforeWrite: () => void,
): MongoConnection {
  const told = <T extends object>(collection: T): T =>
    new Proxy(collection, {
      get(target, name) {
        const value = Reflect.get(target, name, target) as unknown;
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (writes.has(String(name))) beforeWrite();
          return (value as (...all: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  const ofDatabase = ({ db, collection }: Database): Database => ({
    db: new Proxy(db, {
      get(target, name) {
        if (name === 'collection') return (of: string) => told(target.collection(of));
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    }),
    collection: (name) => told(collection(name)),
  });
  return {
    ask: (question) => mongo.ask((database) => question(ofDatabase(database))),
    write: (act) => mongo.write((database, session) => act(ofDatabase(database), session)),
    close: () => mongo.close(),
  };
}
