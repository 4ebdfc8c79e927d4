import type { AddressedCommand } from '#demo/synthetic/addressed-command.ts';
import { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { ExitCode } from './exit-code.ts';
import { linesGiven, nameOf } from './given-file.ts';
import { parseGiven } from './json-fault.ts';
import { print, report } from './print.ts';
import { namedKey, sendCommand } from './send-commands.ts';
import type { AddressedCriminalCommand } from '#demo/synthetic/criminal-cases.ts';
import type { CriminalCommand } from '#domain/criminal/events.ts';

/** A line of the file; without `expect` every answer is as good. */
type Line = OpenLine<AddressedCommand> | OpenLine<AddressedCriminalCommand>;
type OpenLine<Whole extends { readonly expect: string }> = Omit<Whole, 'expect'> & {
  readonly expect?: 'accepted' | 'refused';
};

/** What became of the lines. */
export interface Tally {
  cases: number;
  accepted: number;
  repeated: number;
  refused: number;
  /** Of the refused those that were to be accepted. */
  refusedUnexpectedly: number;
  /** Answers other than the expected one. */
  unexpected: number;
  skipped: number;
}

interface Sending {
  readonly url: string;
  readonly data: string;
  readonly tally: Tally;
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
  const tally = {
    cases: 0,
    accepted: 0,
    repeated: 0,
    refused: 0,
    refusedUnexpectedly: 0,
    unexpected: 0,
    skipped: 0,
  };
  const sending = { url: String(options['url']), data: String(options['data']), tally };
  const atOnce = Number(options['concurrency'] ?? 8);
  if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 1000) {
    throw new RangeError(
      `--concurrency 应为 1 至 1000 / --concurrency is from 1 to 1000: ${String(options['concurrency'])}`,
    );
  }
  const total = file === '-' ? null : await linesIn(file);
  const progress = setInterval(() => report(summary(tally, total)), 2_000);
  try {
    await sendAll(file, atOnce, sending);
  } finally {
    clearInterval(progress);
  }
  print(options['json'] === true ? JSON.stringify(tally) : summary(tally, total));
  return tally.unexpected === 0 ? 0 : 1;
}

/** How far it is, and what the answers were. A refusal that a line expects is what it is there for. */
export function summary(tally: Tally, total: number | null): string {
  const { cases, accepted, repeated, refused, unexpected, skipped } = tally;
  const done = accepted + repeated + refused;
  return [
    `${done}${total === null ? '' : ` of ${total}`} commands, ${cases} cases`,
    `accepted ${accepted}`,
    ...(repeated > 0 ? [`were there already ${repeated}`] : []),
    `refused as the lines expect ${refused - tally.refusedUnexpectedly}`,
    `answered otherwise than expected ${unexpected}`,
    ...(skipped > 0 ? [`left out after that ${skipped}`] : []),
  ].join(' · ');
}

/** Lines that hold a command. */
async function linesIn(file: string): Promise<number> {
  let count = 0;
  for await (const line of linesGiven(file)) {
    if (line.trim() !== '') count += 1;
  }
  return count;
}

async function sendAll(file: string, atOnce: number, sending: Sending): Promise<void> {
  const running = new Map<string, Promise<void>>();
  // What one case throws (no key, nobody answers) ends the sending, whenever it comes.
  const failures: unknown[] = [];
  for await (const lines of casesOf(file)) {
    const { caseId } = lines[0]!;
    // A case whose lines stand apart goes on only when its earlier ones are answered.
    await running.get(caseId);
    const sent = sendCase(lines, sending)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(caseId));
    running.set(caseId, sent);
    if (running.size >= atOnce) await Promise.race(running.values());
    if (failures.length > 0) break;
  }
  await Promise.all(running.values());
  if (failures.length > 0) throw failures[0];
}

async function sendCase(lines: readonly Line[], { url, data, tally }: Sending): Promise<void> {
  for (const [index, line] of lines.entries()) {
    const idempotencyKey = namedKey('send', line.caseId, String(index), JSON.stringify(line));
    const sent = await sendCommand(url, data, {
      agency: AgencyId(line.agency),
      caseId: CaseId(line.caseId),
      command: { kind: line.name, data: line.data } as CaseCommand | CriminalCommand,
      ...('procedure' in line ? { procedure: line.procedure } : {}),
      person: line.person ?? null,
      idempotencyKey,
    });
    if (sent.kind === 'accepted') tally[sent.repeated ? 'repeated' : 'accepted'] += 1;
    else tally.refused += 1;
    // Not the code: a case that has gone on refuses an earlier mistake for its later stage.
    if (line.expect === undefined || line.expect === sent.kind) continue;
    tally.unexpected += 1;
    if (sent.kind === 'refused') tally.refusedUnexpectedly += 1;
    tally.skipped += lines.length - index - 1;
    const why = sent.kind === 'refused' ? `${sent.problem.code}: ${sent.problem.detail}` : '';
    report(`${line.caseId} ${line.name}: ${sent.kind}, not ${line.expect} ${why}`);
    // What follows rests on what did not happen.
    break;
  }
  tally.cases += 1;
}

/** The lines of each case that stand together. Throws RangeError that names the line. */
async function* casesOf(file: string): AsyncGenerator<readonly Line[]> {
  let lines: Line[] = [];
  let number = 0;
  for await (const text of linesGiven(file)) {
    number += 1;
    if (text.trim() === '') continue;
    const line = parse(text, number, nameOf(file));
    if (lines.length > 0 && lines[0]!.caseId !== line.caseId) {
      yield lines;
      lines = [];
    }
    lines.push(line);
  }
  if (lines.length > 0) yield lines;
}

function parse(text: string, number: number, name: string): Line {
  const line = parseGiven(name, text, number - 1) as Line | null;
  const named = [line?.agency, line?.caseId, line?.name].every((each) => typeof each === 'string');
  if (named && typeof line?.data === 'object') return line;
  throw new RangeError(
    `第 ${number} 行不是含 agency、caseId、name 和 data 的指令 / line ${number} is not a command with agency, caseId, name and data`,
  );
}
