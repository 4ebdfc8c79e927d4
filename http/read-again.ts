import type { FastifyRequest } from 'fastify';

export type ReadRequest = Pick<FastifyRequest, 'headers'>;

/**
 * A page that reads again by itself what somebody opened before says so in this header. It is
 * recorded all the same, as what it is: nobody escapes the log by saying so.
 */
const readHeader = 'andu-read';

export const readAgain = ({ headers }: ReadRequest): boolean => headers[readHeader] === 'again';
