import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sharedFiles } from '#platform/data-folder/folder-files.ts';
import { openingShared } from '#platform/data-folder/shared-file.ts';
import { joinFolder } from '#platform/processes/join-folder.ts';
import { inTurnAcross, type InTurn } from '#platform/processes/in-turn.ts';
import { keptLease, type KeptLease } from '#platform/processes/kept-lease.ts';
import { openLeases } from '#platform/processes/leases.ts';
import { openNotes, type Notes } from '#platform/processes/notes.ts';
import { oneAtATime, type OneAtATime } from '#platform/processes/one-at-a-time.ts';
import { bookFile, processFolder } from '#platform/processes/process-book.ts';
import { openQuestions, type Questions } from '#platform/processes/questions.ts';
import { enterRegister } from '#platform/processes/register.ts';
import { openCallLimits, type CallLimits } from './call-limits.ts';
import type { Configuration } from './configuration.ts';
import { packageVersion } from './package-version.ts';
import { type ProcessRole, type SoleRole, soleRoles } from './process-roles.ts';

/** This process among those that work on its data folder. */
export interface OwnProcess {
  readonly roles: readonly ProcessRole[];
  /** Held while this process does what one does at a time; null for a role that it has not. */
  readonly leases: Readonly<Record<SoleRole, KeptLease | null>>;
  /** True while some process does it. */
  isDone(role: SoleRole): boolean;
  /** Where processes with this role listen; none where a proxy stands before them. */
  addressesOf(role: ProcessRole): readonly string[];
  readonly notes: Notes;
  readonly questions: Questions;
  /** Acts on accounts and systems, one after the other in all processes. */
  readonly inTurn: InTurn;
  readonly oneAtATime: OneAtATime;
  readonly limits: (name: string, perMinute: number) => CallLimits;
  /** All is open: the next process may start. */
  started(): void;
  listens(url: string): void;
  leave(): void;
}

/** Joins the processes of the folder; throws FolderInUse, OtherProgram. */
export async function joinProcesses(
  configuration: Configuration,
  onFailure: (error: unknown) => void,
): Promise<OwnProcess> {
  const { dataFolder, roles, demo, baseUrl } = configuration;
  const demonstration = demo === 'off' ? 'without' : 'with';
  const kind = `Andu ${await packageVersion()} ${demonstration} the demonstration`;
  const joined = await joinFolder(dataFolder, kind);
  const { book } = joined;
  const folder = processFolder(dataFolder);
  const id = randomUUID();
  const leases = openLeases(book, id);
  const register = enterRegister(book, { id, roles }, onFailure);
  const limitsFile = join(dataFolder, sharedFiles.limits);
  const limits = openingShared(limitsFile, () => openCallLimits(limitsFile, Date.now));
  const kept = (name: SoleRole): KeptLease | null =>
    roles.includes(name) ? keptLease(name, { leases, file: bookFile(folder), onFailure }) : null;
  return {
    roles,
    leases: {
      projections: kept('projections'),
      anchors: kept('anchors'),
      supervision: kept('supervision'),
    },
    isDone: leases.isHeld,
    addressesOf: (role) =>
      register
        .running()
        .flatMap((each) => (each.roles.includes(role) && each.url !== null ? [each.url] : [])),
    notes: openNotes(book),
    questions: openQuestions(book),
    inTurn: inTurnAcross(join(folder, 'turn.lock')),
    oneAtATime: oneAtATime(book, id, (other) =>
      register.running().some((each) => each.id === other),
    ),
    limits: limits.of,
    started: joined.started,
    listens: (url) => {
      if (baseUrl === null) register.listens(url);
    },
    leave() {
      register.leave();
      limits.close();
      joined.leave();
    },
  };
}

/** What /readyz says of this process. */
export interface RolesReport {
  readonly roles: readonly {
    readonly role: ProcessRole;
    readonly state: 'active' | 'standby';
  }[];
  /** Roles that no process has, and that what this one does depends on. */
  readonly waitsFor: readonly SoleRole[];
}

/** The log is needed for every answer of a command and every proof, the views for every question. */
const needs: Readonly<Record<ProcessRole, readonly SoleRole[]>> = {
  commands: ['anchors'],
  'read-api': ['projections', 'anchors'],
  projections: [],
  anchors: [],
  supervision: ['projections'],
  ui: [],
};

export function rolesReport({ roles, leases, isDone }: OwnProcess): RolesReport {
  const isSole = (role: ProcessRole): role is SoleRole =>
    (soleRoles as readonly ProcessRole[]).includes(role);
  const needed = new Set(roles.flatMap((role) => needs[role]));
  return {
    roles: roles.map((role) => ({
      role,
      state: isSole(role) ? leases[role]!.state() : 'active',
    })),
    waitsFor: soleRoles.filter((role) => needed.has(role) && !isDone(role)),
  };
}
