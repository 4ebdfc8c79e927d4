import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { ExitCode } from '../cli.ts';
import { print, report } from './print.ts';
import { namedKey, sendCommand } from './send-commands.ts';

interface Line {
  readonly agency: string;
  readonly caseId: string;
  readonly name: CaseCommand['kind'];
  readonly data: CaseCommand['data'];
  readonly expect?: 'accepted' | 'refused';
}

interface Tally {
  cases: number;
  accepted: number;
  repeated: number;
  refused: number;
  unexpected: number;
  skipped: number;
}

/**
 * Posts commands, each signed by its agency's system. The lines of a case go in their
 * order, several cases at a time. The idempotency keys follow from the lines, so that
 * sending a file again after a break repeats what was done and goes on from there.
 * Exit 1 when an answer was not the expected one.
 */
export async function run(
  options: Record<string, unknown>,
  [file = '-']: readonly string[],
): Promise<ExitCode> {
  const url = String(options['url']);
  const data = String(options['data']);
  const tally: Tally = {
    cases: 0,
    accepted: 0,
    repeated: 0,
    refused: 0,
    unexpected: 0,
    skipped: 0,
  };
  const running = new Set<Promise<void>>();
  const atOnce = Number(options['concurrency'] ?? 8);
  for await (const lines of casesOf(file)) {
    const sending = sendCase(lines, url, data, tally).finally(() => running.delete(sending));
    running.add(sending);
    if (running.size >= atOnce) await Promise.race(running);
  }
  await Promise.all(running);
  if (options['json'] === true) print(JSON.stringify(tally));
  else
    print(
      Object.entries(tally)
        .map(([name, count]) => `${name} ${count}`)
        .join('\t'),
    );
  return tally.unexpected === 0 ? 0 : 1;
}

async function sendCase(
  lines: readonly Line[],
  url: string,
  data: string,
  tally: Tally,
): Promise<void> {
  for (const [index, line] of lines.entries()) {
    const idempotencyKey = namedKey('send', line.caseId, String(index), JSON.stringify(line));
    const sent = await sendCommand(url, data, {
      agency: AgencyId(line.agency),
      caseId: CaseId(line.caseId),
      command: { kind: line.name, data: line.data } as CaseCommand,
      idempotencyKey,
    });
    if (sent.kind === 'accepted') tally[sent.repeated ? 'repeated' : 'accepted'] += 1;
    else tally.refused += 1;
    if (line.expect !== undefined && line.expect !== sent.kind) {
      tally.unexpected += 1;
      tally.skipped += lines.length - index - 1;
      const why = sent.kind === 'refused' ? `${sent.problem.code}: ${sent.problem.detail}` : '';
      report(`${line.caseId} ${line.name}: ${sent.kind}, not ${line.expect} ${why}`);
      // What follows rests on what did not happen.
      break;
    }
  }
  tally.cases += 1;
  if (tally.cases % 1000 === 0) report(`${tally.cases} cases`);
}

/** The lines of each case, which stand together. Throws RangeError that names the line. */
async function* casesOf(file: string): AsyncGenerator<readonly Line[]> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let lines: Line[] = [];
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (text.trim() === '') continue;
    const line = parse(text, number);
    if (lines.length > 0 && lines[0]!.caseId !== line.caseId) {
      yield lines;
      lines = [];
    }
    lines.push(line);
  }
  if (lines.length > 0) yield lines;
}

function parse(text: string, number: number): Line {
  try {
    const line = JSON.parse(text) as Line;
    if (typeof line.agency === 'string' && typeof line.caseId === 'string') return line;
  } catch {
    // Said below, with the number of the line.
  }
  throw new RangeError(`line ${number} is not a command with agency, caseId, name and data`);
}
