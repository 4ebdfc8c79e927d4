import { z } from 'zod';
import type { PersonalKind } from '#domain/kernel/personal.ts';

/**
 * What a value of a schema holds of persons, part by part: the schema's shape reduced to its marks.
 * Where a schema takes several shapes, this is all of them together.
 */
export interface Marks {
  /** Of a text that stands here; null where the schema takes none, `unmarked` where nobody said. */
  readonly text: PersonalKind | 'unmarked' | null;
  readonly members: ReadonlyMap<string, Marks>;
  /** Of members whose names the schema does not fix. */
  readonly others: Marks | null;
  readonly items: Marks | null;
}

const nothing: Marks = { text: null, members: new Map(), others: null, items: null };
const texts = (text: Marks['text']): Marks => ({ ...nothing, text });

const known = new WeakMap<z.core.$ZodType, Marks>();

/** The marks of a schema; made once for each. Throws TypeError for a kind of schema that it cannot read. */
export function marksOf(schema: z.core.$ZodType): Marks {
  const made = known.get(schema) ?? marksIn(schema, undefined);
  known.set(schema, made);
  return made;
}

type Definition = z.core.$ZodTypes['_zod']['def'];

/** A mark counts for everything below that has none of its own. */
function marksIn(schema: z.core.$ZodType, above: PersonalKind | undefined): Marks {
  const mark = z.globalRegistry.get(schema)?.personal ?? above;
  const def = (schema as z.ZodType).def as Definition;
  switch (def.type) {
    case 'string':
      return texts(mark ?? 'unmarked');
    case 'enum':
    case 'literal':
      return texts(mark ?? 'none');
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
    case 'never':
      return nothing;
    case 'any':
    case 'unknown': {
      const whole: {
        text: Marks['text'];
        members: Marks['members'];
        others: Marks | null;
        items: Marks | null;
      } = { ...texts(mark ?? 'unmarked') };
      whole.others = whole;
      whole.items = whole;
      return whole;
    }
    case 'object': {
      const members = Object.entries(def.shape).map(
        ([name, part]) => [name, marksIn(part, mark)] as const,
      );
      const others = def.catchall === undefined ? null : marksIn(def.catchall, mark);
      return { ...nothing, members: new Map(members), others };
    }
    case 'record':
      return { ...nothing, others: marksIn(def.valueType, mark) };
    case 'array':
      return { ...nothing, items: marksIn(def.element, mark) };
    case 'tuple': {
      const parts = [...def.items, ...(def.rest === null ? [] : [def.rest])];
      return {
        ...nothing,
        items: parts.map((part) => marksIn(part, mark)).reduce(together, nothing),
      };
    }
    case 'union':
      return def.options.map((option) => marksIn(option, mark)).reduce(together, nothing);
    case 'intersection':
      return together(marksIn(def.left, mark), marksIn(def.right, mark));
    case 'nullable':
    case 'optional':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return marksIn(def.innerType, mark);
    case 'pipe':
      return marksIn(def.in, mark);
    default:
      throw new TypeError(`a schema of the kind ${def.type} has no marks`);
  }
}

/** Both at once. A text that one of them calls personal is; what is only chosen from a list may be either. */
function together(one: Marks, other: Marks): Marks {
  const names = new Set([...one.members.keys(), ...other.members.keys()]);
  return {
    text: stricter(one.text, other.text),
    members: new Map(
      [...names].map((name) => [name, both(one.members.get(name), other.members.get(name))!]),
    ),
    others: both(one.others, other.others),
    items: both(one.items, other.items),
  };
}

const both = <Part extends Marks | null | undefined>(one: Part, other: Part): Marks | Part =>
  one && other ? together(one, other) : (one ?? other);

function stricter(one: Marks['text'], other: Marks['text']): Marks['text'] {
  if (one === null || one === 'none') return other ?? one;
  if (other === null || other === 'none' || other === one) return one;
  return 'unmarked';
}

/** The places of texts that nobody has said anything of, as paths: `offender.name`, `items[].note`. */
export function unmarkedTexts(marks: Marks, path = ''): readonly string[] {
  const inner = [
    ...[...marks.members].map(
      ([name, part]) => [path === '' ? name : `${path}.${name}`, part] as const,
    ),
    ...(marks.others === null ? [] : [[`${path}.*`, marks.others] as const]),
    ...(marks.items === null ? [] : [[`${path}[]`, marks.items] as const]),
  ];
  return [
    ...(marks.text === 'unmarked' ? [path] : []),
    ...inner.flatMap(([place, part]) => (part === marks ? [] : unmarkedTexts(part, place))),
  ];
}
