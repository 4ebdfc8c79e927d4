import { type ElasticServer, elasticServer } from '#ops/engines/elastic-server.ts';

export type { ElasticServer };

/** Null, and said loudly, where none can be had: neither `ANDU_TEST_ELASTIC` nor what `npm run engines` fetches. */
export function findElastic(): (() => Promise<ElasticServer>) | null {
  const start = elasticServer();
  if (start === null) {
    process.stderr.write(
      'NOT TESTED: there is no Elasticsearch here (npm run engines fetches one, or name one by ANDU_TEST_ELASTIC)\n',
    );
  }
  return start;
}
