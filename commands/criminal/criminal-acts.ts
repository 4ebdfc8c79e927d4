import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import { actingPersonSchema } from '#domain/casework/acting-person.ts';
import {
  isCriminalParty,
  organisationsOf,
  criminalAgencyNames,
  type CriminalAgencyKind,
} from '#domain/criminal/agencies.ts';
import { criminalEntry, criminalOperation } from '#domain/criminal/catalogue.ts';
import { criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import {
  criminalStream,
  type CriminalCommand,
  type CriminalEvent,
} from '#domain/criminal/events.ts';
import type { Directory } from '#domain/directory/directory.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { CaseId, isUuid, principalKey } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { EventStore } from '#event-store/port.ts';
import { upcast } from '#migrations/upcast.ts';
import { namedBy } from '../case/acting-person.ts';
import { nameUuid } from '../submit/event-ids.ts';
import { keyOf, senderOf } from '../submit/sender.ts';
import { writeDecided, type WritingParts, type Written } from '../submit/write-decided.ts';

export const criminalEnvelope = z.strictObject({
  caseId: z
    .string()
    .refine(isUuid, { message: 'uuid' })
    .transform((id) => CaseId(id))
    .optional(),
  expectedRevision: z
    .string()
    .regex(/^(0|[1-9]\d{0,15})$/)
    .transform(Number)
    .optional(),
  data: z.record(z.string(), z.unknown()),
  /** By systems only: who took the step that is reported. */
  person: actingPersonSchema.optional(),
});

/** What came of a command: the events, and whether they were there already. */
export interface CriminalAnswer extends Written {
  readonly caseId: CaseId;
}

/** What is done to criminal cases, whatever the way in. */
export interface CriminalActs {
  /**
   * Holds the command to its schema and its sender to the permission table, has it decided, and appends it.
   * `body` is an envelope of any shape. Throws Problem for everything that speaks against it.
   */
  submit(name: string, body: unknown, by: AskedBy): Promise<CriminalAnswer>;
}

export interface CriminalActsParts extends WritingParts {
  readonly policy: AccessPolicy;
  readonly store: WritingParts['store'] & Pick<EventStore, 'readStream'>;
  /** The directory as of a day. */
  readonly directoryAt: (day: LegalDate) => Directory;
}

export function criminalActs(parts: CriminalActsParts): CriminalActs {
  const { policy, clock, directoryAt } = parts;
  return {
    async submit(name, given, by) {
      const entry = criminalEntry(name);
      if (entry === undefined) throw new Problem('not-found');
      const { principal } = by;
      requirePermission(policy, principal, criminalOperation(entry.name));
      const key = keyOf(by.idempotencyKey);
      const body = parseWith(criminalEnvelope, given);
      if (entry.name !== 'fileCase' && body.caseId === undefined) throw caseIdMissing();
      if (body.person !== undefined && principal.kind === 'person') throw claimsAnother();
      const data = parseWith(entry.schema, body.data) as JsonObject;
      const caseId = body.caseId ?? CaseId(nameUuid('criminal', principalKey(principal), key));
      const stream = criminalStream(caseId);
      const expected = body.expectedRevision ?? null;
      const written = await writeDecided<Loaded, CriminalEvent>(parts, {
        sender: senderOf({ ...by, idempotencyKey: key }),
        name: `criminal.${entry.name}`,
        content: { caseId: body.caseId ?? null, expected, data, person: body.person ?? null },
        stream,
        load: async () => {
          const loaded = await loadCriminal(parts.store, stream);
          return { state: loaded, revision: loaded.revision };
        },
        decide: ({ state, revision }) => {
          // Where a case stands is for its parties to know; a stranger is refused as one.
          const isParty = state !== null && isCriminalParty(state.agencies, principal.agency?.id);
          if (expected !== null && expected !== revision && isParty) {
            throw movedOn(expected, revision);
          }
          checkAgencies(data, directoryAt(data['on'] as LegalDate));
          return criminalDecider.decide(
            { kind: entry.name, data } as unknown as CriminalCommand,
            state,
            {
              caseId,
              agency: principal.agency!.id,
              person: namedBy(principal, body.person ?? null, clock.now()),
              today: clock.today(),
            },
          );
        },
      });
      return { caseId, ...written };
    },
  };
}

interface Loaded {
  readonly state: CriminalState | null;
  /** Last revision of the stream; -1 for none. */
  readonly revision: number;
}

async function loadCriminal(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
): Promise<Loaded> {
  let state: CriminalState | null = null;
  let revision = -1;
  for await (const event of store.readStream(stream)) {
    state = criminalDecider.evolve(state, upcast(event) as unknown as CriminalEvent);
    revision = event.revision;
  }
  return { state, revision };
}

/** Which of the data name an agency, and of what kind. */
const agencyFields = ['police', 'procuratorate', 'court', 'prison', 'communityCorrection'] as const;

/** Every agency that a step names stands in the directory on its day, and is of the kind that its place asks for. */
function checkAgencies(data: JsonObject, directory: Directory): void {
  const violations = agencyFields.flatMap((kind) => {
    const id = data[kind];
    return typeof id === 'string' ? unfit(kind, id, directory) : [];
  });
  if (violations.length > 0) throw new Problem('schema-violation', violations);
}

function unfit(kind: CriminalAgencyKind, id: string, directory: Directory): readonly Violation[] {
  const found = directory.agency(id);
  const isThere = found !== undefined && directory.isValid(found);
  if (isThere && organisationsOf[kind].includes(found.kind)) return [];
  const { zh, en } = criminalAgencyNames[kind];
  const text = isThere
    ? { zh: `“${found.name.zh}”不是${zh}`, en: `“${found.name.en}” is not of this kind: ${en}` }
    : {
        zh: `机构目录中${directory.at}没有“${id}”`,
        en: `The directory has no agency “${id}” on ${directory.at}`,
      };
  return [{ rule: 'PROC-PARTY', article: null, text, field: `/${kind}` }];
}

const caseIdMissing = (): Problem =>
  new Problem('schema-violation', [
    {
      rule: 'SCHEMA-REQUIRED',
      article: null,
      text: { zh: '缺少案件编号 caseId', en: 'caseId is missing' },
      field: '/caseId',
    },
  ]);

/** Who is signed in acts as himself. */
const claimsAnother = (): Problem =>
  new Problem('forbidden', [
    {
      rule: 'PROC-PERSON',
      article: null,
      text: {
        zh: '已登录的人以本人名义办理，不得代填他人',
        en: 'Who is signed in acts in his own name and may not name another',
      },
      field: '/person',
    },
  ]);

const movedOn = (expected: number, actual: number): Problem =>
  new Problem('revision-conflict', [
    {
      rule: 'PROC-REVISION',
      article: null,
      text: {
        zh: '案件已有新的进展，请查看后再提交',
        en: 'The case has moved on; look at it before sending again',
      },
      expected: String(expected),
      actual: String(actual),
    },
  ]);
