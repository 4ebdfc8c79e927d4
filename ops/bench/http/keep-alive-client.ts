import { Agent, request as send } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One call over a connection that is kept; rejects when it breaks. */
export type Call = (
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: Buffer,
) => Promise<Answer>;

/** A client of one server with at most so many connections. */
export function keepAliveClient(url: string, connections: number): Call {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': body.length };
      const outgoing = send(
        { hostname, port, method, path, agent, headers: { ...headers, ...length } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString() }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
}
