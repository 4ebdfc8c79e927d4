import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerProblemToken } from './ports.ts';
import type { AnswerProblem } from './problem-answer.ts';

/** Everything thrown in a route of NestJS is answered as everything else is. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(answerProblemToken) private readonly answer: AnswerProblem) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
