import type { AgencyKind, CaseRole } from '#domain/casework/agencies.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import {
  operationNames,
  readOperations,
  relationNames,
  type Masking,
  type Operation,
  type ReadOperation,
  type Relation,
} from './operations.ts';
import { permissionTable, type CommandClass, type Grant } from './permission-table.ts';
import {
  organisationKindNames,
  roleNames,
  type OrganisationKind,
  type Principal,
  type Role,
} from './principal.ts';

/** What a command declares of its senders (`Step` of casework has these fields). */
export interface CommandAuthority {
  /** The kind of agency that may send it; `party` is any of the four. */
  readonly agency: AgencyKind | 'party';
  readonly role: CaseRole;
  readonly title?: Bilingual;
  /** Of a command of criminal procedure, instead of `agency`: the kinds of organisation that may send it. */
  readonly criminal?: readonly OrganisationKind[];
}

/** Who asks, reduced to what the table looks at. */
export interface Asker {
  readonly role: Role;
  readonly agency: { readonly kind: OrganisationKind } | null;
}

export interface PermissionQuestion {
  readonly principal: Asker | Pick<Principal, 'role' | 'agency'>;
  readonly operation: Operation;
  readonly relation: Relation;
}

export type Permission =
  | {
      readonly allowed: true;
      readonly masking: Masking;
      readonly grant: string;
      readonly reason: Bilingual;
    }
  | { readonly allowed: false; readonly reason: Bilingual };

export interface AccessPolicy {
  /** Every operation that can be asked for, commands included. */
  readonly operations: readonly { readonly id: Operation; readonly name: Bilingual }[];
  /** The answer, with its reason: the row that permits, or the first thing that stands against it. */
  permits(question: PermissionQuestion): Permission;
}

const denied = (zh: string, en: string): Permission => ({ allowed: false, reason: { zh, en } });

/** The policy over the one table; `commands` is what each command declares of its senders. */
export function accessPolicy(commands: Readonly<Record<string, CommandAuthority>>): AccessPolicy {
  return {
    operations: [
      ...readOperations.map((id) => ({ id, name: operationNames[id] })),
      ...Object.entries(commands).map(([name, { title }]) => ({
        id: `command:${name}` as const,
        name: title ?? { zh: name, en: name },
      })),
    ],
    permits({ principal, operation, relation }) {
      if (!operation.startsWith('command:')) {
        return Object.hasOwn(operationNames, operation)
          ? look(principal, operation as ReadOperation, relation)
          : denied('没有这项操作', 'There is no such operation');
      }
      const name = operation.slice('command:'.length);
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (command === undefined) return denied('没有这项命令', 'There is no such command');
      const senders = sendersOf(command);
      const isSender = senders.some((kind) => kind === principal.agency?.kind);
      if (senders.length > 0 && !isSender) return notForThem(senders);
      const of = command.criminal === undefined ? 'command' : 'criminal';
      return look(principal, `${of}/${command.role}`, relation);
    },
  };
}

/** The kinds of organisation that may send a command; none where any party may. */
const sendersOf = ({ agency, criminal }: CommandAuthority): readonly OrganisationKind[] =>
  criminal ?? (agency === 'party' ? [] : [agency]);

const notForThem = (senders: readonly OrganisationKind[]): Permission => {
  const names = senders.map((kind) => organisationKindNames[kind]);
  return denied(
    `此命令由${names.map(({ zh }) => zh).join('、')}发出`,
    `This command is for: ${names.map(({ en }) => en).join(', ')}`,
  );
};

function look(
  asker: Asker,
  operation: ReadOperation | CommandClass,
  relation: Relation,
): Permission {
  const ofOperation = permissionTable.filter((grant) => grant.operations.includes(operation));
  const ofRole = ofOperation.filter((grant) => grant.roles.includes(asker.role));
  const ofAgency = ofRole.filter((grant) => coversAgency(grant, asker.agency?.kind ?? null));
  const grant = ofAgency.find(({ relations }) => relations.includes(relation));
  if (grant !== undefined) {
    return { allowed: true, masking: grant.masking, grant: grant.id, reason: grant.because };
  }
  if (ofRole.length === 0) {
    const names = [...new Set(ofOperation.flatMap((row) => row.roles))].map(
      (role) => roleNames[role],
    );
    return denied(
      `角色“${named(roleNames, asker.role).zh}”无此权限；有权的角色：${names.map(({ zh }) => zh).join('、')}`,
      `The role "${named(roleNames, asker.role).en}" may not; these may: ${names.map(({ en }) => en).join(', ')}`,
    );
  }
  if (ofAgency.length === 0) {
    const own = asker.agency === null ? null : named(organisationKindNames, asker.agency.kind);
    return denied(
      own === null ? '不属于任何办案机关' : `${own.zh}无此权限`,
      own === null ? 'Belongs to no agency of the procedure' : `Not for: ${own.en}`,
    );
  }
  return denied(
    `此项权限不及于“${named(relationNames, relation).zh}”`,
    `This right does not reach: ${named(relationNames, relation).en}`,
  );
}

const coversAgency = ({ agencies }: Grant, kind: OrganisationKind | null): boolean =>
  agencies === 'any' || (kind !== null && agencies.includes(kind));

/** The name of what stored data may call something that this version does not know. */
const named = (names: Readonly<Record<string, Bilingual>>, key: string): Bilingual =>
  Object.hasOwn(names, key) ? names[key]! : { zh: key, en: key };
