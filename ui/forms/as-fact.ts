import { factName, partName } from '#domain/law/fact-names.ts';
import { propertyStates } from '#domain/law/facts.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { Field } from './field-schema.ts';

/** Facts whose words the rules tell apart: they are chosen, for another word is left to a person. */
const chosenFrom: Readonly<Record<string, readonly string[]>> = { property: propertyStates };

/** A fact is called by its name in the law, and may always be left open. */
export const asFact = (field: Field): Field => ({
  ...named(field, factName(field.name)),
  nullable: true,
});

const named = (field: Field, label: Bilingual): Field => ({
  ...field,
  label,
  kind: kindOf(field, label),
});

/** The parts of a fact are called by their names as well. */
function kindOf({ name, kind }: Field, label: Bilingual): Field['kind'] {
  const values = chosenFrom[name];
  if (values !== undefined) return { type: 'choice', values };
  if ('fields' in kind) return { ...kind, fields: kind.fields.map(asPart) };
  return kind.type === 'yesNo' && kind.more !== null
    ? { ...kind, more: named(kind.more, label) }
    : kind;
}

const asPart = (field: Field): Field => named(field, partName(field.name));
