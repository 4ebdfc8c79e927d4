import { Command } from '@nestjs/cqrs';
import type { CommandAnswer, CommandRequest } from './command-request.ts';

/** The message on the bus: one request to one case. */
export class SubmitCaseCommand extends Command<CommandAnswer> {
  constructor(readonly request: CommandRequest) {
    super();
  }
}
