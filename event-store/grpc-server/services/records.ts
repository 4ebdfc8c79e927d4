import { status } from '@grpc/grpc-js';
import type { ExpectedRevision } from '../../port.ts';
import type { StreamAccess } from '../access/stream-access.ts';
import type { Caller } from '../access/caller.ts';
import type { RecordOf, StreamLog } from '../streams/stream-log.ts';
import type { ProposedEvent } from '../streams/stream-rows.ts';
import { ChecksFailed, type StreamCheck, StreamTombstoned } from '../streams/stream-writer.ts';
import { BadRequest, checkedName, checkedUuid, maybe, number } from '../wire/identifiers.ts';
import type { Message } from '../wire/protocol.ts';
import { Refusal } from '../wire/status.ts';
import { mostBytes } from './append.ts';
import type { Call } from './calls.ts';
import { randomUUID } from 'node:crypto';

interface RecordParts {
  readonly log: StreamLog;
  readonly access: StreamAccess;
}

/** What version 2 writes for an expectation that is no revision. */
const noStream = -1;
const any = -2;
const exists = -4;

const formats = ['Undefined', 'Json', 'Protobuf', 'Avro', 'Bytes'] as const;
const json = 1;
const errors = 'kurrentdb.protocol.v2.streams.errors';

/** Throws BadRequest for a number that says nothing. */
function expectation(value: unknown): ExpectedRevision {
  const found = number(value);
  if (found >= 0) return found;
  if (found === noStream) return 'noStream';
  if (found === any) return 'any';
  if (found === exists) return 'streamExists';
  throw new BadRequest('there is no such expected revision');
}

const numberOf = (expected: ExpectedRevision): number =>
  typeof expected === 'number' ? expected : { noStream, any, streamExists: exists }[expected];

/** A value of `google.protobuf.Value` as JSON has it. */
function plain(value: Message): unknown {
  if (value['stringValue'] !== undefined) return value['stringValue'];
  if (value['numberValue'] !== undefined) return value['numberValue'];
  if (value['boolValue'] !== undefined) return value['boolValue'];
  const list = maybe(value, 'listValue');
  if (list !== null) return ((list['values'] ?? []) as readonly Message[]).map(plain);
  const struct = maybe(value, 'structValue');
  if (struct === null) return null;
  return properties((struct['fields'] ?? {}) as Readonly<Record<string, Message>>);
}

const properties = (fields: Readonly<Record<string, Message>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]));

/** A record as an event: its properties, and what its schema is called, are the metadata. Throws BadRequest. */
function eventOf(record: Message): ProposedEvent {
  const schema = maybe(record, 'schema');
  const type = String(schema?.['name'] ?? '');
  if (type === '') throw new BadRequest('the name of the schema is missing');
  const format = number(schema?.['format']);
  const given = record['recordId'];
  const metadata = {
    ...properties((record['properties'] ?? {}) as Readonly<Record<string, Message>>),
    '$schema.format': formats[format] ?? formats[0],
    '$schema.name': type,
    ...(schema?.['id'] === undefined ? {} : { '$schema.id': schema['id'] }),
  };
  return {
    id: given === undefined ? randomUUID() : checkedUuid(String(given).toLowerCase()),
    type,
    json: format === json,
    data: (record['data'] as Uint8Array | undefined) ?? Buffer.alloc(0),
    metadata: Buffer.from(JSON.stringify(metadata)),
  };
}

/** Throws the refusal for what is too large. */
function assertSize(records: readonly RecordOf[]): void {
  let size = 0;
  for (const { event } of records) size += event.data.length + event.metadata.length;
  if (size <= mostBytes) return;
  throw new Refusal(status.ABORTED, `The append exceeds ${mostBytes} bytes`, {}, [
    `${errors}.AppendTransactionSizeExceededErrorDetails`,
    { size, maxSize: mostBytes },
  ]);
}

function tombstoned(stream: string): Refusal {
  return new Refusal(status.FAILED_PRECONDITION, `Stream '${stream}' is tombstoned`, {}, [
    `${errors}.StreamTombstonedErrorDetails`,
    { stream },
  ]);
}

async function append(
  { log, access }: RecordParts,
  caller: Caller,
  records: readonly RecordOf[],
  checks: readonly StreamCheck[],
  violated: (failed: ChecksFailed) => Refusal,
) {
  if (records.length === 0) throw new BadRequest('there is nothing to append');
  assertSize(records);
  for (const { stream } of records) access.assert(caller, stream, 'write');
  for (const { stream } of checks) access.assert(caller, stream, 'read');
  try {
    return await log.appendRecords(records, checks);
  } catch (error) {
    if (error instanceof StreamTombstoned) throw tombstoned(error.stream);
    if (error instanceof ChecksFailed) throw violated(error);
    throw error;
  }
}

/** The first check that failed, as version 2 says a conflict of one stream. */
function conflict({ violations }: ChecksFailed): Refusal {
  const { check, actual } = violations[0]!;
  return new Refusal(status.FAILED_PRECONDITION, `Stream '${check.stream}' is elsewhere`, {}, [
    `${errors}.StreamRevisionConflictErrorDetails`,
    {
      stream: check.stream,
      expectedRevision: numberOf(check.expected),
      actualRevision: actual ?? noStream,
    },
  ]);
}

const violation = ({ violations }: ChecksFailed): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, 'The append violates a consistency check', {}, [
    `${errors}.AppendConsistencyViolationErrorDetails`,
    {
      violations: violations.map(({ index, check, actual }) => ({
        checkIndex: index,
        streamState: {
          stream: check.stream,
          expectedState: numberOf(check.expected),
          actualState: actual ?? noStream,
        },
      })),
    },
  ]);

/** `StreamsService` of version 2: appends over several streams, all of it or nothing. */
export function recordHandlers(parts: RecordParts) {
  return {
    /** Streams one after the other, each with what is expected of it. */
    async appendSession(requests: AsyncIterable<Message>, call: Call): Promise<Message> {
      const caller = await call.caller();
      const records: RecordOf[] = [];
      const checks: StreamCheck[] = [];
      const streams = new Set<string>();
      for await (const request of requests) {
        const stream = checkedName(String(request['stream'] ?? ''));
        if (streams.has(stream)) {
          throw new Refusal(status.ABORTED, `Stream '${stream}' is in this session already`, {}, [
            `${errors}.StreamAlreadyInAppendSessionErrorDetails`,
            { stream },
          ]);
        }
        streams.add(stream);
        const expected =
          request['expectedRevision'] === undefined
            ? 'any'
            : expectation(request['expectedRevision']);
        if (expected !== 'any') checks.push({ stream, expected });
        for (const record of (request['records'] ?? []) as readonly Message[]) {
          records.push({ stream, event: eventOf(record) });
        }
        assertSize(records);
      }
      const { revisions, position } = await append(parts, caller, records, checks, conflict);
      const output = [...revisions].map(([stream, streamRevision]) => ({
        stream,
        streamRevision,
        position,
      }));
      return { output, position };
    },

    /** Records of any streams in one order, and checks also of streams that are not written to. */
    async appendRecords(request: Message, call: Call): Promise<Message> {
      const caller = await call.caller();
      const records = ((request['records'] ?? []) as readonly Message[]).map((record) => ({
        stream: checkedName(String(record['stream'] ?? '')),
        event: eventOf(record),
      }));
      const checks = ((request['checks'] ?? []) as readonly Message[]).map((check) => {
        const state = maybe(check, 'streamState');
        if (state === null) throw new BadRequest('a check says nothing');
        return {
          stream: checkedName(String(state['stream'] ?? '')),
          expected: expectation(state['expectedState']),
        };
      });
      const { revisions, position } = await append(parts, caller, records, checks, violation);
      return {
        revisions: [...revisions].map(([stream, revision]) => ({ stream, revision })),
        position,
      };
    },
  };
}
