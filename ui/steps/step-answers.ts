import type { CommandName } from '#domain/casework/events.ts';
import type { StepCommand } from '#domain/casework/step-names.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { choiceName } from '../words/choice-names.ts';
import type { Field, FormObject, FormValue } from '../forms/field-schema.ts';
import type { FieldProps } from '../forms/field-props.tsx';

/** One answer to the question that a step decides. */
export interface Answer {
  readonly value: FormValue;
  readonly words: Bilingual;
}

/** The question that a step decides: each of its answers is a button that sends the step. */
export interface Question {
  /** Name of the field that holds the answer. */
  readonly field: string;
  readonly answers: readonly Answer[];
}

/** Steps that decide between more than a yes and a no. */
const chosenBetween: Readonly<Partial<Record<CommandName, string>>> = {
  giveProcuratorateOpinion: 'stance',
  chooseTrialMode: 'mode',
};

/**
 * What a step decides, where it is one question with few answers: a yes or no that has words of its
 * own, or a short choice. Null for a step that decides nothing, or in which the answer decides
 * what is filled in, as in a ruling.
 */
export function questionOf(
  name: CommandName,
  fields: readonly Field[],
  suggestions: FieldProps['suggestions'] = {},
): Question | null {
  for (const { name: field, kind, nullable } of fields) {
    if (nullable) continue;
    if (kind.type === 'yesNo' && kind.words !== null) {
      const { yes, no } = kind.words;
      return {
        field,
        answers: [
          { value: true, words: yes },
          { value: false, words: no },
        ],
      };
    }
    if (kind.type === 'choice' && chosenBetween[name] === field) {
      const values = suggestions[field]?.map(({ value }) => value) ?? kind.values;
      return { field, answers: values.map((value) => ({ value, words: choiceName(value) })) };
    }
  }
  return null;
}

/** Fields that are asked for on the way to one answer and are no part of another. */
const onlyWith: Readonly<
  Partial<Record<StepCommand, { readonly field: string; readonly answer: FormValue }>>
> = {
  decideProposal: { field: 'proposal', answer: true },
  chooseTrialMode: { field: 'hearingDate', answer: 'hearing' },
};

/** The data of a step with this answer: what belongs to another answer is not sent along. */
export function answered(
  name: CommandName,
  data: FormObject,
  { field }: Question,
  { value }: Answer,
): FormObject {
  const only = onlyWith[name as StepCommand];
  const without = only === undefined || only.answer === value ? {} : { [only.field]: null };
  return { ...data, ...without, [field]: value };
}
