import type { Engine } from './engine.ts';
import type { Question } from './messages.ts';

/** Asks the engine what came from another thread. */
export function answerQuestion(engine: Engine, question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'replay':
      return engine.replay(question.view, question.key);
    case 'skip':
      return engine.skip(question.view, question.key, question.eventId, question.reason);
    case 'rebuild':
      return engine.rebuild(question.view, question.anew);
    default:
      return engine[question.kind](question.view);
  }
}
