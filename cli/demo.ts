import { publishedCaseSeats } from '#domain/access/organisation.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { commandsOfCase } from '#demo/commands-of-case.ts';
import { publishedCases, type PublishedCase } from '#demo/published-case.ts';
import type { ExitCode } from './exit-code.ts';
import { print, report } from './print.ts';
import { namedKey, sendCommand } from './send-commands.ts';

/** What became of one published case. */
export interface LoadedCase {
  readonly id: string;
  readonly sent: number;
  readonly repeated: number;
  readonly refused: string | null;
  readonly position: number;
}

/** Sends every published case, step by step, each step signed by its own agency. */
export function loadPublishedCases(url: string, dataFolder: string): Promise<LoadedCase[]> {
  return Promise.all(publishedCases().map((published) => load(published, url, dataFolder)));
}

async function load(
  published: PublishedCase,
  url: string,
  dataFolder: string,
): Promise<LoadedCase> {
  const seat = publishedCaseSeats[published.id]!;
  const today = LegalDate(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
  const done = { id: published.id, sent: 0, repeated: 0, position: 0 };
  for (const [index, { agency, caseId, command, person }] of commandsOfCase(
    published,
    today,
  ).entries()) {
    const idempotencyKey = namedKey('demo', published.id, String(index), command.kind);
    const outgoing = { agency: seat[agency].id, caseId, command, person, idempotencyKey };
    const sent = await sendCommand(url, dataFolder, outgoing);
    if (sent.kind === 'refused') {
      return { ...done, refused: `${command.kind}: ${sent.problem.code}: ${sent.problem.detail}` };
    }
    done.sent += 1;
    done.repeated += sent.repeated ? 1 : 0;
    done.position = sent.position;
  }
  return { ...done, refused: null };
}

export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const loaded = await loadPublishedCases(String(options['url']), String(options['data']));
  if (options['json'] === true) print(JSON.stringify(loaded, null, 2));
  else
    for (const { id, sent, repeated } of loaded)
      print(`${id}\t${sent} steps\t${repeated} repeated`);
  const refused = loaded.filter((each) => each.refused !== null);
  for (const each of refused) report(`${each.id}: ${each.refused}`);
  return refused.length === 0 ? 0 : 1;
}
