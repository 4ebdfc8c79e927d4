import { type MongoServer, mongoServer } from '#ops/engines/mongo-server.ts';

export type { MongoServer };

/** Null, and said loudly, where none can be had: neither `ANDU_TEST_MONGO` nor what `npm run engines` builds. */
export function findMongo(): (() => Promise<MongoServer>) | null {
  const start = mongoServer();
  if (start === null) {
    process.stderr.write(
      'NOT TESTED: no server speaks MongoDB’s protocol here (npm run engines builds FerretDB, or name one by ANDU_TEST_MONGO)\n',
    );
  }
  return start;
}
