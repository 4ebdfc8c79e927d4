import { createHash } from 'node:crypto';
import { findAgency, police } from '#demo/directory.ts';
import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CriminalAgencyKind } from '#domain/criminal/agencies.ts';
import { criminalEntry } from '#domain/criminal/catalogue.ts';
import { agencyOf, criminalDecider } from '#domain/criminal/criminal-decider.ts';
import type { CriminalState } from '#domain/criminal/criminal-state.ts';
import type { CriminalCommand, CriminalCommandName } from '#domain/criminal/events.ts';
import { criminalSteps } from '#domain/criminal/steps/index.ts';
import { CaseId, type AgencyId } from '#domain/kernel/ids.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import { criminalCourse, type CourseStep } from './criminal-course.ts';
import { chanceOf } from './random.ts';

/** One line for `andu send` of a criminal case. */
export interface AddressedCriminalCommand {
  /** Tells it from a line of commutation or parole. */
  readonly procedure: 'criminal';
  readonly agency: AgencyId;
  readonly caseId: CaseId;
  readonly name: CriminalCommandName;
  readonly data: CriminalCommand['data'];
  readonly person?: ActingPerson;
  readonly expect: 'accepted';
}

const agency = (id: string): AgencyId => findAgency(id)!.id;
const seat: Readonly<Record<CriminalAgencyKind, AgencyId>> = {
  police: police.id,
  procuratorate: agency('procuratorate-shanghai-3'),
  court: agency('court-shanghai-3'),
  prison: agency('prison-baimaoling'),
  communityCorrection: agency('justice-shanghai'),
};

/** Cases were filed during so many days before `until`. */
const daysBack = 420;

/**
 * The commands of synthetic criminal cases, case after case, each in its order up to a day. The same options always
 * give the same lines, and more cases only add to them. Each line was accepted by the decider; acts that
 * come late and limits that nobody has met are among them, as in life.
 * @throws Error when the decider refuses a line: the course is wrong then.
 */
export function* syntheticCriminalCases({
  cases,
  seed,
  until,
}: {
  readonly cases: number;
  readonly seed: number;
  readonly until: LegalDate;
}): Generator<AddressedCriminalCommand> {
  for (let number = 1; number <= cases; number += 1) {
    const chance = chanceOf('criminal', seed, number);
    const filedOn = addDays(until, -chance.between(1, daysBack));
    yield* criminalLines(
      idOf(seed, number),
      criminalCourse({ chance, seat, number }),
      filedOn,
      until,
    );
  }
}

const idOf = (seed: number, number: number): CaseId => {
  const hex = createHash('sha256').update(`criminal\n${seed}\n${number}`).digest('hex');
  return CaseId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
};

/** The commands of one case: the steps of its course in their order up to a day. Throws Error as above. */
export function* criminalLines(
  caseId: CaseId,
  course: readonly CourseStep[],
  filedOn: LegalDate,
  until: LegalDate,
): Generator<AddressedCriminalCommand> {
  let state: CriminalState | null = null;
  let on = filedOn;
  for (const { name, after, more, dates = () => ({}) } of course) {
    on = addDays(on, after);
    if (on > until) return;
    const data = { on, documentNumber: null, ...more, ...dates(on) };
    const command = { kind: name, data } as unknown as CriminalCommand;
    const by: AgencyId | null =
      command.kind === 'fileCase' || state === null
        ? seat.police
        : agencyOf(criminalSteps[command.kind], state);
    const person = criminalEntry(name)!.role === 'decider' ? personOf(name, on) : null;
    const decision = criminalDecider.decide(command, state, {
      caseId,
      today: until,
      agency: by!,
      person,
    });
    if (decision.kind === 'refused') {
      throw new Error(`${name} on ${on}: ${JSON.stringify(decision.violations)}`);
    }
    for (const event of decision.events) state = criminalDecider.evolve(state, event);
    yield {
      procedure: 'criminal',
      agency: by!,
      caseId,
      name,
      data: command.data,
      ...(person === null ? {} : { person }),
      expect: 'accepted',
    };
  }
}

/** Plainly nobody's name. */
function personOf(name: CriminalCommandName, on: LegalDate): ActingPerson {
  const title = criminalEntry(name)!.title.zh;
  return {
    name: `合成人员（${title}）`,
    post: `${title}负责人（合成）`,
    staffNumber: '合成99',
    at: `${on}T09:00:00+08:00`,
  };
}
