import { publishedCaseSeats } from '#demo/directory.ts';
import { commandsOfCase } from '#demo/commands-of-case.ts';
import { practiceCases, practiceName } from '#demo/practice-cases.ts';
import { practiceCriminalCases, practiceCriminalName } from '#demo/practice-criminal-cases.ts';
import { publishedCases } from '#demo/published-case.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { CriminalCommand } from '#domain/criminal/events.ts';
import type { ExitCode } from './exit-code.ts';
import { print, report } from './print.ts';
import { today } from './today.ts';
import { namedKey, sendCommand, type Outgoing } from './send-commands.ts';

/** What became of one case of the demonstration. */
export interface LoadedCase {
  readonly id: string;
  readonly sent: number;
  readonly repeated: number;
  readonly refused: string | null;
  readonly position: number;
}

/** What became of it in a line. */
export const loadedLine = ({ id, sent, refused }: LoadedCase): string =>
  `${id}: ${refused ?? `${sent} steps`}`;

/** Sends every published case, step by step, each step signed by its own agency. */
export const loadPublishedCases = (
  url: string,
  dataFolder: string,
  on = today(),
): Promise<LoadedCase[]> =>
  Promise.all(
    publishedCases().map((published) => {
      const seat = publishedCaseSeats[published.id]!;
      const outgoing = commandsOfCase(published, on).map(
        ({ agency, caseId, command, person }, index) => ({
          agency: seat[agency].id,
          caseId,
          command,
          person,
          idempotencyKey: namedKey('demo', published.id, String(index), command.kind),
        }),
      );
      return load(published.id, outgoing, url, dataFolder);
    }),
  );

/** Sends the cases to practise on of a day; those of the same day are there once. */
export const loadPracticeCases = (
  url: string,
  dataFolder: string,
  on = today(),
): Promise<LoadedCase[]> =>
  Promise.all([
    ...practiceCases(on).map((lines) => {
      const outgoing = lines.map(({ agency, caseId, name, data, person }, index) => ({
        agency,
        caseId,
        command: { kind: name, data } as CaseCommand,
        person: person ?? null,
        idempotencyKey: namedKey('practice', caseId, String(index)),
      }));
      return load(practiceName(lines), outgoing, url, dataFolder);
    }),
    ...practiceCriminalCases(on).map((lines) => {
      const outgoing = lines.map(({ procedure, agency, caseId, name, data, person }, index) => ({
        procedure,
        agency,
        caseId,
        command: { kind: name, data } as CriminalCommand,
        person: person ?? null,
        idempotencyKey: namedKey('practice', caseId, String(index)),
      }));
      return load(practiceCriminalName(lines), outgoing, url, dataFolder);
    }),
  ]);

async function load(
  id: string,
  outgoing: readonly Outgoing[],
  url: string,
  dataFolder: string,
): Promise<LoadedCase> {
  const done = { id, sent: 0, repeated: 0, position: 0 };
  for (const each of outgoing) {
    const sent = await sendCommand(url, dataFolder, each);
    if (sent.kind === 'refused') {
      const { code, detail } = sent.problem;
      return { ...done, refused: `${each.command.kind}: ${code}: ${detail}` };
    }
    done.sent += 1;
    done.repeated += sent.repeated ? 1 : 0;
    done.position = sent.position;
  }
  return { ...done, refused: null };
}

export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const loadAll = options['practice'] === true ? loadPracticeCases : loadPublishedCases;
  const loaded = await loadAll(String(options['url']), String(options['data']));
  if (options['json'] === true) print(JSON.stringify(loaded, null, 2));
  else
    for (const { id, sent, repeated } of loaded)
      print(`${id}\t${sent} steps\t${repeated} repeated`);
  const refused = loaded.filter((each) => each.refused !== null);
  for (const each of refused) report(`${each.id}: ${each.refused}`);
  return refused.length === 0 ? 0 : 1;
}
