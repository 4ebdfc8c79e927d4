import type { ActingPerson } from '#domain/casework/acting-person.ts';
import { stepOfEvent } from '#domain/casework/events.ts';
import { stepNames } from '#domain/casework/step-names.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { steps } from '#domain/casework/steps/index.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { directory } from '../base/directory.ts';
import { t } from '../base/say.ts';
import { choiceName } from '../words/choice-names.ts';
import { fieldsOf, type Field, type FormObject, type FormValue } from '../forms/field-schema.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';

/** One thing that somebody answered or wrote, under the name of its field. */
export interface Statement {
  readonly label: Bilingual;
  readonly text: Bilingual;
}

/** How somebody went past the law: why, and past what; null where the event does not tell. */
export interface PastTheLaw {
  readonly reason: string;
  readonly overridden: readonly Pick<Violation, 'rule' | 'article' | 'text'>[] | null;
}

/** What was said with a step: by whom, for which agency, what was answered and written. */
export interface Said {
  readonly agency: Bilingual | null;
  /** Null where nobody was named. */
  readonly person: ActingPerson | null;
  /** Reported by the agency's business system, and not entered by the person. */
  readonly reported: boolean;
  readonly statements: readonly Statement[];
  readonly pastTheLaw: PastTheLaw | null;
}

/**
 * What an event says in people's words. Figures are told where what the event changed does not
 * stand beside it; days and short texts only where the case shows them nowhere else.
 */
export function saidIn(
  { type, data, metadata }: ShownEvent,
  figures: 'withFigures' | 'withoutFigures',
): Said {
  const { actor } = metadata;
  const agency = actor.agency === null ? undefined : directory().agency(actor.agency);
  const override = data['override'] as { readonly reason: string } | null | undefined;
  return {
    agency: agency?.name ?? null,
    person: (data['person'] as ActingPerson | undefined) ?? null,
    reported: actor.kind === 'system',
    statements: fieldsOfEvent(type).flatMap((field) =>
      statementsOf(field, (data as FormObject)[field.name] ?? null, figures === 'withFigures'),
    ),
    pastTheLaw:
      override == null
        ? null
        : {
            reason: override.reason,
            overridden: (data['overridden'] as PastTheLaw['overridden'] | undefined) ?? null,
          },
  };
}

/**
 * True when somebody gave an opinion on the case with this event: answered or wrote something, or went
 * past the law. What happens to its documents is none, whatever is written beside it.
 */
export const givesOpinion = ({ type }: ShownEvent, { statements, pastTheLaw }: Said): boolean =>
  !ofDocuments.has(type) && (statements.length > 0 || pastTheLaw !== null);

const ofDocuments: ReadonlySet<string> = new Set([
  stepNames.attachDocument,
  stepNames.excerptDocument,
  stepNames.refileDocument,
  stepNames.withdrawDocument,
]);

const known = new Map<string, readonly Field[]>();

/** The fields of the step that the event records; of facts and documents other pages tell. */
function fieldsOfEvent(type: string): readonly Field[] {
  const found = known.get(type);
  if (found !== undefined) return found;
  const schema = schemaOf(type);
  const fields = schema === null ? [] : fieldsOf(schema).filter(({ name }) => !left.has(name));
  known.set(type, fields);
  return fields;
}

const left: ReadonlySet<string> = new Set([
  'facts',
  'override',
  'provenance',
  'offender',
  'agencies',
  // The head of the page.
  'measure',
]);

/** Figures, short texts and days that no other page of the case shows: its state does not hold them. */
const toldHereOnly: ReadonlySet<string> = new Set([
  'certificateNumber',
  'reportedOn',
  'authority',
  'members',
]);

/** Days that a ruling sets: part of what it says. */
const endsByRuling: ReadonlySet<string> = new Set(['newEnd', 'paroleProbationEnd']);

/** Null for what is no step: an event beside the procedure says nothing of a case. */
function schemaOf(type: string): Parameters<typeof fieldsOf>[0] | null {
  if (type === 'CaseOpened') return openCaseSchema;
  const step = stepOfEvent(type);
  return step === undefined ? null : steps[step].schema;
}

/** Answers and texts of a field; those of a group or of the items of a list each for themselves. */
function statementsOf(field: Field, value: FormValue, figures: boolean): readonly Statement[] {
  const { kind, label, name } = field;
  // That a commutation is no parole is nobody's answer: the form did not ask.
  if (value === null || (name === 'parole' && value === false)) return [];
  const within = (fields: readonly Field[], parts: FormObject) =>
    fields.flatMap((inner) => statementsOf(inner, parts[inner.name] ?? null, figures));
  switch (kind.type) {
    case 'number':
      return figures || toldHereOnly.has(name)
        ? [{ label, text: t(String(value), String(value)) }]
        : [];
    case 'yesNo':
      return typeof value === 'boolean' ? [{ label, text: answer(kind.words, value) }] : [];
    case 'choice':
      return [{ label, text: choiceName(String(value)) }];
    case 'date':
      return toldHereOnly.has(name) || (figures && endsByRuling.has(name))
        ? [{ label, text: t(String(value), String(value)) }]
        : [];
    case 'text':
      return kind.multiline || toldHereOnly.has(name)
        ? [{ label, text: t(String(value), String(value)) }]
        : [];
    case 'group':
      return within(kind.fields, value as FormObject);
    case 'list':
      return (value as readonly FormObject[]).flatMap((item) => within(kind.fields, item));
    default:
      return [];
  }
}

const answer = (
  words: { readonly yes: Bilingual; readonly no: Bilingual } | null,
  value: boolean,
): Bilingual => words?.[value ? 'yes' : 'no'] ?? (value ? t('是', 'yes') : t('否', 'no'));
