import type { AppendRequest } from '../append-text.ts';
import { requestBytes } from '../append-text.ts';
import { type AppendResult, type Backlog, StoreOverloaded } from '../port.ts';
import { resultOf } from './append-result.ts';
import type { AppendOutcome } from './writer-protocol.ts';

/** How much may wait for the disk before an append is refused. */
export interface QueueLimits {
  readonly events: number;
  readonly bytes: number;
}

/** Appends without an answer, oldest first: the writer answers in this order. */
export interface WaitingAppends {
  /** Resolves with the answer, or rejects with the port's error. Throws StoreOverloaded when too much waits. */
  add(request: AppendRequest): Promise<AppendResult>;
  /** The writer's answers to the oldest of them. */
  settle(outcomes: readonly AppendOutcome[]): void;
  /** None of them will be answered any more. */
  rejectAll(error: Error): void;
  backlog(): Backlog;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

export function waitingAppends(limits: QueueLimits): WaitingAppends {
  const waiting: Waiting[] = [];
  let queued = { events: 0, bytes: 0 };

  /** An append larger than the queue is taken when nothing else waits: it could never pass else. */
  function admit(request: AppendRequest, bytes: number): void {
    const next = {
      events: queued.events + request.events.length,
      bytes: queued.bytes + bytes,
    };
    if (waiting.length > 0 && (next.events > limits.events || next.bytes > limits.bytes)) {
      throw new StoreOverloaded(
        `${queued.events} events (${queued.bytes} bytes) wait for the disk`,
      );
    }
    queued = next;
  }

  return {
    add(request) {
      const bytes = requestBytes(request);
      admit(request, bytes);
      return new Promise((resolve, reject) => {
        waiting.push({ request, bytes, resolve, reject });
      });
    },
    settle(outcomes) {
      const answered = waiting.splice(0, outcomes.length);
      for (const { request, bytes } of answered) {
        queued = { events: queued.events - request.events.length, bytes: queued.bytes - bytes };
      }
      for (const [index, { request, resolve, reject }] of answered.entries()) {
        try {
          resolve(resultOf(request, outcomes[index]!));
        } catch (error) {
          reject(error);
        }
      }
    },
    rejectAll(error) {
      for (const { reject } of waiting.splice(0)) reject(error);
      queued = { events: 0, bytes: 0 };
    },
    backlog: () => queued,
  };
}
