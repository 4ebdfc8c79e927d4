import { coreOfNumber, normalForm, numberForm } from '#domain/kernel/normal-form.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { agencyKinds } from './agencies.ts';
import type { CaseState } from './case-state.ts';
import { stageInfo } from './stages.ts';
import type { OpenCaseData } from './steps/open-case.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';

/** By what two openings are of one person, or of one case. */
type Likeness = 'reference' | 'prisonerNumber' | 'person';

/** What a case is known by; a state has it as well as an opening. */
export type KnownBy = Pick<CaseState, 'reference' | 'offender' | 'agencies' | 'facts'>;

/** What one looks a case up by, names and numbers each in the form in which they are compared; the same key, the same thing. */
export function keysOf(known: KnownBy): readonly string[] {
  return Object.entries(likenessesOf(known)).flatMap(([kind, key]) =>
    key === null ? [] : [`${kind}\n${key}`],
  );
}

/** A reference is its prison's; a name alone is many people's, and counts with the day of birth. */
function likenessesOf({
  reference,
  offender,
  agencies,
  facts,
}: KnownBy): Readonly<Record<Likeness, string | null>> {
  const { birthDate } = facts;
  return {
    reference: filled(numberForm, reference, (text) => `${agencies.prison}\n${text}`),
    prisonerNumber: filled(keyOfNumber, offender.prisonerNumber, (text) => text),
    person:
      typeof birthDate === 'string' && birthDate.length === 'YYYY-MM-DD'.length
        ? filled(normalForm, offender.name, (text) => `${text}\n${birthDate}`)
        : null,
  };
}

/** So many digits tell a number without the words around it. */
const fewestDigits = 6;

/** What tells a prisoner's number; one of few digits as it is, with its words. */
function keyOfNumber(text: string): string {
  const core = coreOfNumber(text);
  return core.replaceAll(/\D/g, '').length < fewestDigits ? numberForm(text) : core;
}

function filled(
  form: (text: string) => string,
  text: string | null,
  key: (normal: string) => string,
): string | null {
  const normal = form(text ?? '');
  return normal === '' ? null : key(normal);
}

const said: Readonly<Record<Likeness, Bilingual>> = {
  reference: { zh: '本监狱已有使用同一案号的案件', en: 'The prison has a case of this reference' },
  prisonerNumber: {
    zh: '同一罪犯编号已有未办结的案件',
    en: 'A case of this prisoner number is open',
  },
  person: {
    zh: '同名且同日出生的罪犯已有未办结的案件',
    en: 'A case of somebody of this name and day of birth is open',
  },
};

/** So many cases are named; of more, how many there are. */
const namedAtMost = 5;

/**
 * Refuses an opening that is like other cases unless it gives a reason to go on. The same reference is
 * asked about whatever became of the other case; the same person only while the other case is open,
 * since a later application follows an earlier one. Each case is told once, by what is most like it.
 * Of cases of which the opener is no party only the number is told.
 */
export function checkSameCase(
  opening: KnownBy & Pick<OpenCaseData, 'provenance' | 'duplicateReason'>,
  others: readonly CaseState[],
  opener: AgencyId,
): Refusal | null {
  // Published and made-up cases are told by the name of their source, and their people by nothing else.
  if (opening.provenance.kind !== 'casework' || opening.duplicateReason != null) return null;
  const own = likenessesOf(opening);
  let untold = others;
  const violations = (Object.keys(said) as Likeness[]).flatMap((kind): readonly Violation[] => {
    const like = untold.filter(
      (other) =>
        own[kind] !== null &&
        likenessesOf(other)[kind] === own[kind] &&
        (kind === 'reference' || other.stage !== 'closed'),
    );
    untold = untold.filter((other) => !like.includes(other));
    return like.length === 0 ? [] : [violation(kind, like, opener)];
  });
  return refuse('refused-by-state', ...violations);
}

/** Whether an agency takes part in a case, and may be told which it is. */
export const isPartyOf = ({ agencies }: Pick<CaseState, 'agencies'>, agency: AgencyId): boolean =>
  agencyKinds.some((kind) => agencies[kind] === agency);

/** A case by its reference; where several have that one, also by the day of its opening and its id. */
function toldApart(
  { reference, caseId, stage, steps }: CaseState,
  seen: readonly CaseState[],
  language: keyof Bilingual,
): string {
  const name = reference ?? caseId;
  const state = stageInfo[stage][language];
  const repeated = seen.filter((other) => other.reference === reference).length > 1;
  if (reference === null || !repeated) return `${name}（${state}）`;
  const [opened] = steps;
  const since = {
    zh: `${opened?.on ?? '日期未公布'}立卷`,
    en: `opened ${opened?.on ?? 'on a day not published'}`,
  };
  return `${name}（${since[language]}，${state}，${caseId.slice(0, 8)}）`;
}

function violation(kind: Likeness, like: readonly CaseState[], opener: AgencyId): Violation {
  const seen = like.filter((other) => isPartyOf(other, opener)).slice(0, namedAtMost);
  const rest = like.length - seen.length;
  const names = ({ zh, en }: Bilingual, language: keyof Bilingual): string =>
    [
      ...seen.map((other) => toldApart(other, seen, language)),
      ...(rest === 0 ? [] : [{ zh, en }[language]]),
    ].join('、');
  const more =
    seen.length === namedAtMost
      ? { zh: `另有${rest}件`, en: `${rest} more` }
      : { zh: `另有${rest}件不属于本机关办理`, en: `${rest} handled by other agencies` };
  const { zh, en } = said[kind];
  return procedural(
    'PROC-DUPLICATE',
    `${zh}：${names(more, 'zh')}。确需另行立卷的，请填写“重复立卷的理由”`,
    `${en}: ${names(more, 'en')}. To go on, give the reason for another case`,
    {
      field: '/duplicateReason',
      cases: seen.map(({ caseId, reference }) => ({ caseId, reference })),
    },
  );
}
