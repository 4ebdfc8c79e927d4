import type { CaseState } from '#domain/casework/case-state.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { FormObject } from '../forms/field-schema.ts';
import { valueAt } from '../forms/follow.ts';
import { worded } from './form-words.ts';
import { answered, type Answer, type Question } from './step-answers.ts';
import { outlookOf, type Outlook } from './step-outlook.ts';
import { verdictOf, type StepQuestion, type StepVerdict } from './step-verdict.ts';

/** One way in which a form can be sent as it is filled in now: by an answer, or the only one. */
export interface Course {
  /** Null where the step has one button. */
  readonly answer: Answer | null;
  /** What would be sent. */
  readonly data: FormObject;
  readonly verdict: StepVerdict;
  /** What speaks against it, in words; none when it can be sent. */
  readonly violations: readonly Violation[];
  /** The case after it; null while it cannot be sent. */
  readonly after: CaseState | null;
  readonly outlook: Outlook | null;
}

/** Every way to send the form: one for each answer to its question, or one where it decides nothing. */
export function coursesOf(step: StepQuestion, question: Question | null): readonly Course[] {
  if (question === null) return [courseOf(step, null)];
  return question.answers.map((answer) =>
    courseOf({ ...step, data: answered(step.name, step.data, question, answer) }, answer),
  );
}

function courseOf(step: StepQuestion, answer: Answer | null): Course {
  const { data, state } = step;
  const verdict = verdictOf(step);
  const after = verdict.accepted ? verdict.after : null;
  return {
    answer,
    data,
    verdict,
    violations: verdict.accepted ? [] : verdict.violations.map((each) => worded(data, each)),
    after,
    outlook: after === null ? null : outlookOf(state, after),
  };
}

/**
 * What is said at the fields: what speaks against what is filled in, but that something is missing
 * only where every answer needs it.
 */
export const againstFields = (courses: readonly Course[]): readonly Violation[] =>
  courses.flatMap(({ data, violations }) =>
    violations.filter(
      ({ field }) =>
        (field !== undefined && valueAt(data, field) !== null) ||
        courses.every((other) => other.violations.some((each) => each.field === field)),
    ),
  );

/** Courses of which the same is said, together: nothing is said twice. */
export function alike(courses: readonly Course[]): readonly (readonly Course[])[] {
  const groups = new Map<string, Course[]>();
  for (const course of courses) {
    const { verdict, violations } = course;
    const said = verdict.accepted
      ? JSON.stringify([verdict.law, verdict.byReason, verdict.late])
      : JSON.stringify(violations);
    const group = groups.get(said);
    if (group === undefined) groups.set(said, [course]);
    else group.push(course);
  }
  return [...groups.values()];
}
