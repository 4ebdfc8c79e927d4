import { agencyKinds, agencyNames, type AgencyKind } from '#domain/casework/agencies.ts';
import type { CompetenceSubject, Directory } from '#domain/directory/directory.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Violation } from '#domain/kernel/violation.ts';

/**
 * Holds the agencies that `openCase` names against the directory of its day. Each must be in it, and
 * of the kind that its place asks for: else Problem `schema-violation`. And each must be the one that
 * is competent, court and procuratorate for the prison, the justice bureau for the district or one
 * above it: else Problem `refused-by-directory`. Where the directory says of nobody that he is competent, it
 * hinders nobody.
 */
export function checkParties(data: JsonObject, directory: Directory): void {
  const named = data['agencies'] as JsonObject;
  const unfit = agencyKinds.flatMap((kind) => unknown(kind, String(named[kind]), directory));
  if (unfit.length > 0) throw new Problem('schema-violation', unfit);
  const { prison, procuratorate, court, justiceBureau } = named;
  const ofPrison: CompetenceSubject = { kind: 'prison', id: String(prison) };
  const violations = [
    ...incompetent('procuratorate', String(procuratorate), ofPrison, directory),
    ...incompetent('court', String(court), ofPrison, directory),
    ...(typeof data['district'] === 'string'
      ? incompetent(
          'justiceBureau',
          String(justiceBureau),
          { kind: 'district', code: data['district'] },
          directory,
        )
      : []),
  ];
  if (violations.length > 0) throw new Problem('refused-by-directory', violations);
}

function unknown(kind: AgencyKind, id: string, directory: Directory): readonly Violation[] {
  const found = directory.agency(id);
  const valid = found !== undefined && directory.isValid(found);
  if (valid && found.kind === kind) return [];
  const { zh, en } = agencyNames[kind];
  const text = valid
    ? { zh: `“${found.name.zh}”不是${zh}`, en: `“${found.name.en}” is not of this kind: ${en}` }
    : {
        zh: `机构目录中${directory.at}没有“${id}”`,
        en: `The directory has no agency “${id}” on ${directory.at}`,
      };
  return [{ rule: 'PROC-PARTY', article: null, text, field: `/agencies/${kind}` }];
}

function incompetent(
  kind: AgencyKind,
  id: string,
  subject: CompetenceSubject,
  directory: Directory,
): readonly Violation[] {
  const competent = directory.competent(kind, subject);
  if (competent === undefined || competent.id === id) return [];
  // A bureau hands work down; courts and procuratorates of another level are others by law.
  if (kind === 'justiceBureau' && directory.isAtOrAbove(id, competent.id)) return [];
  const of =
    subject.kind === 'prison'
      ? directory.agency(subject.id)!.name
      : (directory.districtName(subject.code) ?? { zh: subject.code, en: subject.code });
  return [
    {
      rule: 'PROC-COMPETENCE',
      article: null,
      field: `/agencies/${kind}`,
      text: {
        zh: `${of.zh}的案件由“${competent.name.zh}”办理`,
        en: `Cases of ${of.en} are handled by “${competent.name.en}”`,
      },
      expected: competent.id,
      actual: id,
    },
  ];
}
