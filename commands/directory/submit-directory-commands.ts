import {
  directoryStream,
  type DirectoryCommand,
  type DirectoryEvent,
} from '#domain/directory/directory-commands.ts';
import { directoryDecider, type DirectoryContext } from '#domain/directory/directory-decider.ts';
import type { DirectoryFile } from '#domain/directory/directory-file.ts';
import { decideImport, type ImportDecision } from '#domain/directory/directory-import.ts';
import {
  directoryAt,
  evolveDirectory,
  type DirectoryState,
} from '#domain/directory/directory-state.ts';
import { postFault } from '#domain/directory/held-post.ts';
import { accepted, refused, type Decision } from '#domain/kernel/decider.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import type { DirectoryMemory } from '#event-store/directory-memory.ts';
import type { Sender } from '../submit/sender.ts';
import { writeDecided, type WritingParts } from '../submit/write-decided.ts';

/** What was recorded. */
export interface DirectoryAnswer {
  /** Number of events of the directory now. */
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  readonly repeated: boolean;
}

export interface DirectoryParts extends WritingParts {
  readonly memory: DirectoryMemory;
  /** How many open cases name this organisation as a party. */
  readonly openCases: (organisation: string) => Promise<number>;
}

/**
 * The one way of writing to the directory, whatever the way in. Resolves when the events are
 * synced and in the memory. Throws Problem.
 */
export interface DirectoryWriter {
  submit(command: DirectoryCommand, sender: Sender): Promise<DirectoryAnswer>;
  /** All of a file or nothing. */
  take(
    file: DirectoryFile,
    sender: Sender,
  ): Promise<DirectoryAnswer & Pick<ImportDecision, 'counts' | 'unchanged'>>;
  /** What taking the file would do. */
  rehearse(file: DirectoryFile): Promise<ImportDecision>;
}

export function directoryWriter(parts: DirectoryParts): DirectoryWriter {
  const rehearse = async (file: DirectoryFile): Promise<ImportDecision> => {
    const state = await parts.memory.refresh();
    return decideImport(file, state, await contextOfFile(file, state, parts));
  };
  return {
    rehearse,
    submit: (command, sender) =>
      write(parts, sender, { name: command.kind, content: command }, async (state) =>
        directoryDecider.decide(command, state, await contextOf(command, parts)),
      ),
    async take(file, sender) {
      let decided: ImportDecision | null = null;
      const decide = async (state: DirectoryState): Promise<Decision<DirectoryEvent>> => {
        decided = decideImport(file, state, await contextOfFile(file, state, parts));
        return decided.faults.length > 0
          ? refused('refused-by-directory', ...decided.faults)
          : accepted(...decided.events);
      };
      const answer = await write(parts, sender, { name: 'importDirectory', content: file }, decide);
      const { counts, unchanged } = (decided as ImportDecision | null) ?? countsOf(answer);
      return { ...answer, counts, unchanged };
    },
  };
}

/** The open cases of the organisations that a file closes. */
async function contextOfFile(
  { organisations }: DirectoryFile,
  state: DirectoryState,
  { openCases }: DirectoryParts,
): Promise<DirectoryContext> {
  const cases = new Map<string, number>();
  for (const { id, until } of organisations) {
    const isOpen = state.organisations.get(id)?.at(-1)?.until === null;
    if (until !== null && isOpen) cases.set(id, await openCases(id));
  }
  return { openCases: (id) => cases.get(id) ?? 0 };
}

async function contextOf(
  command: DirectoryCommand,
  { openCases }: DirectoryParts,
): Promise<DirectoryContext> {
  const cases = command.kind === 'closeOrganisation' ? await openCases(command.data.id) : 0;
  return { openCases: () => cases };
}

const countsOf = ({ events }: DirectoryAnswer): Pick<ImportDecision, 'counts' | 'unchanged'> => ({
  counts: Object.fromEntries(
    [...Map.groupBy(events, ({ type }) => type)].map(([type, all]) => [type, all.length]),
  ),
  unchanged: 0,
});

/**
 * Nobody takes the post away by which he acts: an administrator could shut out the last one who can put it right. Gives
 * the refusal in place of the decision.
 */
function withOwnPost(
  decision: Decision<DirectoryEvent>,
  state: DirectoryState,
  { actor: { kind, id, role, agency } }: Sender,
  today: LegalDate,
): Decision<DirectoryEvent> {
  if (decision.kind !== 'accepted' || kind !== 'person') return decision;
  const after = decision.events.reduce(evolveDirectory, state);
  if (after.appointments === state.appointments) return decision;
  const on = (directory: DirectoryState, day: LegalDate): Bilingual | null =>
    postFault({ id, role, agency }, directoryAt(directory, day));
  // An end that is still to come shuts out as well; one that somebody else has set is not this one's doing.
  const text = [today, forever].find((day) => on(after, day) !== null && on(state, day) === null);
  return text === undefined ? decision : refused('refused-by-directory', ownPost(on(after, text)!));
}

/** A day after every end that can be set. */
const forever = '9999-12-31' as LegalDate;

const ownPost = ({ zh, en }: Bilingual): Violation => ({
  rule: 'DIR-OWN-POST',
  article: null,
  text: {
    zh: `不能免去或变更本人据以办理的职务，须由另一人办理：${zh}`,
    en: `Nobody ends or changes the post by which he acts himself; somebody else has to: ${en}`,
  },
});

async function write(
  parts: DirectoryParts,
  sender: Sender,
  { name, content }: { readonly name: string; readonly content: object },
  decide: (state: DirectoryState) => Promise<Decision<DirectoryEvent>>,
): Promise<DirectoryAnswer> {
  const { memory } = parts;
  const { events, repeated } = await writeDecided(parts, {
    sender,
    name,
    content,
    stream: directoryStream,
    load: async () => {
      const state = await memory.refresh();
      return { state, revision: state.revision - 1 };
    },
    decide: async (state) => {
      const decision = await decide(state);
      return withOwnPost(decision, state, sender, parts.clock.today());
    },
  });
  const { revision } = await memory.refresh();
  return { revision, events: events.map(({ id, type }) => ({ id, type })), repeated };
}
