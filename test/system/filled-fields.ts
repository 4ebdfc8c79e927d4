import {
  fieldsWithin,
  type Field,
  type FormObject,
  type FormValue,
} from '../../ui/forms/field-schema.ts';

/** Two fillings of a form that between them take both answers and the ends of every list. */
export type Filling = 'first' | 'last';

/** A value that the control of a field can be given, by its kind. */
export function filledField(field: Field, filling: Filling): FormValue {
  const { kind } = field;
  const first = filling === 'first';
  switch (kind.type) {
    case 'fixed':
      return kind.value;
    case 'statement':
      return true;
    case 'yesNo':
      if (kind.more === null) return first;
      return first ? filledField(kind.more, filling) : false;
    case 'choice':
      return kind.values.at(first ? 0 : -1)!;
    case 'choices':
      return [kind.values.at(first ? 0 : -1)!];
    case 'number':
      return first ? kind.min : Math.min(kind.max, kind.min + 7);
    case 'date':
      return first ? '2026-03-02' : '2025-11-30';
    case 'text':
      return first ? `甲：${field.name}` : `乙：${field.name}`;
    case 'texts':
      return [];
    case 'numbers':
      return first ? [6] : [6, 9];
    case 'list':
      return first ? [filledFields(kind.fields, filling)] : [];
    case 'group':
      return filledFields(fieldsWithin(field), filling);
  }
}

/** A value for each of these fields. */
export const filledFields = (fields: readonly Field[], filling: Filling): FormObject =>
  Object.fromEntries(fields.map((field) => [field.name, filledField(field, filling)]));
