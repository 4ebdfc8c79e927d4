import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/** Between two looks for questions, and for the answer to one, ms. */
const lookMs = 100;

/** What a process asks of whoever has a role, as JSON. */
export interface Questions {
  /** The answer of whoever has the role; null when none came in time. Rejects with what was refused. */
  ask(
    role: string,
    content: unknown,
    timeoutMs: number,
  ): Promise<{ readonly answer: unknown } | null>;
  /** Answers what others ask of this role, until it is stopped. */
  answer(role: string, answer: (content: unknown) => Promise<unknown>): { stop(): void };
}

interface Row {
  readonly id: number;
  readonly content: string;
}

export function openQuestions(database: DatabaseSync): Questions {
  const put = database.prepare('INSERT INTO question (role, content) VALUES (?, ?) RETURNING id');
  const answerOf = database.prepare('SELECT answer FROM question WHERE id = ?');
  const remove = database.prepare('DELETE FROM question WHERE id = ?');
  const open = database.prepare(
    'SELECT id, content FROM question WHERE role = ? AND answer IS NULL ORDER BY id',
  );
  const settle = database.prepare('UPDATE question SET answer = ? WHERE id = ?');

  async function answerAll(
    role: string,
    answer: (content: unknown) => Promise<unknown>,
  ): Promise<void> {
    for (const { id, content } of open.all(role) as unknown as Row[]) {
      const text = await answer(JSON.parse(content)).then(
        (given) => JSON.stringify({ answer: given ?? null }),
        (error: unknown) => JSON.stringify({ refused: String((error as Error).message) }),
      );
      settle.run(text, id);
    }
  }

  return {
    async ask(role, content, timeoutMs) {
      const { id } = put.get(role, JSON.stringify(content)) as { id: number };
      const until = performance.now() + timeoutMs;
      try {
        while (performance.now() < until) {
          await delay(lookMs);
          const text = answerOf.get(id)?.['answer'] as string | null | undefined;
          if (text === null || text === undefined) continue;
          const said = JSON.parse(text) as { answer: unknown } | { refused: string };
          if ('refused' in said) throw new Error(said.refused);
          return said;
        }
        return null;
      } finally {
        remove.run(id);
      }
    },
    answer(role, answer) {
      let busy = false;
      const timer = setInterval(() => {
        if (busy) return;
        busy = true;
        void answerAll(role, answer).finally(() => {
          busy = false;
        });
      }, lookMs);
      return { stop: () => clearInterval(timer) };
    },
  };
}
