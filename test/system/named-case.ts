import { createHash } from 'node:crypto';
import { publishedCaseSeats } from '#demo/directory.ts';
import { marksOf, type Marks } from '#domain/access/marks.ts';
import { catalogueEntry } from '#domain/casework/command-catalogue.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { senderOf } from '#domain/casework/sender.ts';
import { journey, opening } from '#domain/casework/testing/scenario.ts';
import type { Json, JsonObject } from '#domain/kernel/canonical-json.ts';
import { agenciesOf } from './agencies-of.ts';
import type { Answer, Callers } from './callers.ts';

/** A case in which every person and every number stands once, and all of them in everything that people write. */
export interface NamedCase {
  readonly caseId: string;
  readonly documentId: string;
  /** Position of its last event. */
  readonly position: string;
  /** What nobody may read to whom names and numbers are masked. */
  readonly tokens: readonly string[];
}

const seat = publishedCaseSeats['PC11']!;
export const parties = agenciesOf(seat);

const offender = { name: '欧阳甲乙', prisonerNumber: '3109990001' };
/** Whom a document names otherwise. */
const stated = {
  name: '司马丙丁',
  prisonerNumber: '3109990002',
  identityNumber: '310115197707179993',
};
const certificateNumber = '假释证3109990004';
const birthDate = '1977-07-17';
const signs = '子丑寅卯辰巳午未申酉戌亥春夏秋冬';

/** Carries a case from its opening to its end, signed by the agencies' systems. */
export async function openNamedCase(andu: Callers): Promise<NamedCase> {
  const people = journey.map(({ kind }, index) => ({
    name: `诸葛${signs[index % signs.length]}${signs[(index * 7 + 3) % signs.length]}`,
    post: '承办人',
    staffNumber: `N-88${String(index).padStart(4, '0')}`,
    at: '2026-11-22T08:00:00Z',
    kind,
  }));
  const tokens = [
    ...Object.values(offender),
    ...Object.values(stated),
    ...people.flatMap(({ name, staffNumber }) => [name, staffNumber]),
    certificateNumber,
    birthDate,
  ];
  // A day is no word that is hidden in a text: it could be any day of the procedure.
  const sentence = `据${tokens.filter((token) => token !== birthDate).join('、')}所述，确有悔改表现`;
  let caseId = '';
  let documentId = '';
  let answer: Answer | null = null;
  for (const [index, command] of journey.entries()) {
    const { kind: _, ...person } = people[index]!;
    const data = dataOf(command, sentence);
    answer = await send(andu, command.kind, caseId, data, person);
    if (command.kind === 'openCase') {
      ({ caseId } = answer.body as { caseId: string });
      documentId = await attachNamedDocument(andu, caseId, sentence, person);
    }
  }
  const { position } = answer!.body as { position: string };
  return { caseId, documentId, position, tokens };
}

/** The data of a step of the journey, with the sentence wherever somebody may write one. */
function dataOf(command: CaseCommand, sentence: string): JsonObject {
  const marks = marksOf(catalogueEntry(command.kind)!.schema);
  const plain =
    command.kind === 'openCase'
      ? { ...opening({ agencies: parties }), offender, duplicateReason: null }
      : command.data;
  const written = planted(plain as unknown as Json, marks, sentence) as JsonObject;
  if (command.kind === 'openCase') {
    const facts = { ...(written['facts'] as JsonObject), birthDate, offence: '盗窃罪' };
    return { ...written, facts, reference: sentence.slice(0, 100) };
  }
  switch (command.kind) {
    // The document differs from the case, as somebody explains.
    case 'submitProposal':
      return { ...written, override: { reason: sentence } };
    case 'acceptCase':
      return { ...written, courtCaseNumber: sentence.slice(0, 100) };
    case 'executeRuling':
      return { ...written, certificateNumber };
    default:
      return written;
  }
}

/** Where nobody has written, and somebody might have. */
function planted(value: Json, marks: Marks, sentence: string): Json {
  if (value === null) return marks.text === 'freeText' ? sentence : null;
  if (Array.isArray(value) || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const part = marks.members.get(name);
      return [name, part === undefined ? member : planted(member as Json, part, sentence)];
    }),
  );
}

async function attachNamedDocument(
  andu: Callers,
  caseId: string,
  sentence: string,
  person: JsonObject,
): Promise<string> {
  const bytes = Buffer.from('%PDF-1.7\n判决书\n%%EOF\n');
  const content = new FormData();
  content.set('file', new Blob([new Uint8Array(bytes)]), `${offender.name}判决书.pdf`);
  const handler = andu.as(`${parties.prison}-handler`);
  const stored = await handler('/api/documents', { body: content });
  const { documentId } = stored.body as { documentId: string };
  const digest = (name: string) => createHash(name).update(bytes).digest('hex');
  const on = '2026-02-02';
  const document = {
    on,
    documentId,
    material: 'judgmentExecutionNoticeAndPriorRulings',
    title: `${sentence.slice(0, 100)}判决书`,
    mediaType: 'application/pdf',
    size: bytes.length,
    sm3: digest('sm3'),
    sha256: digest('sha256'),
    agency: 'prison',
  };
  await send(andu, 'attachDocument', caseId, document, person);
  const fields = marksOf(catalogueEntry('excerptDocument')!.schema).members.get('states')!.members;
  const nothing = Object.fromEntries([...fields.keys()].map((name) => [name, null]));
  const states = { ...nothing, ...stated, birthDate, offence: '抢劫罪' };
  await send(andu, 'excerptDocument', caseId, { on, documentId, states }, person);
  return documentId;
}

async function send(
  andu: Callers,
  kind: CaseCommand['kind'],
  caseId: string,
  data: JsonObject,
  person: JsonObject,
): Promise<Answer> {
  const answer = await andu.signedBy(parties[senderOf(kind)])(`/api/commands/${kind}`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { ...(caseId === '' ? {} : { caseId }), data, person },
  });
  if (answer.status !== 201) throw new Error(`${kind}: ${answer.bytes.toString()}`);
  return answer;
}
