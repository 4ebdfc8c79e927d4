import { Accordion, AccordionDetails, AccordionSummary, Stack, Typography } from '@mui/material';
import { ExpandMore } from '@mui/icons-material';
import { useMemo, useRef } from 'react';
import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { factName } from '#domain/law/fact-names.ts';
import { t, useSay } from '../frame/say.ts';
import { fieldsOf, type Field, type FormObject } from './field-schema.ts';
import { FormFields } from './form-field.tsx';
import { useWantedField } from './use-wanted-field.ts';

/** Facts that most cases turn on; the others open below. */
const first: ReadonlySet<string> = new Set([
  'offence',
  'originalSentence',
  'currentSentence',
  'termMonths',
  'sentenceStart',
  'sentenceEnd',
  'judgmentDate',
  'judgmentEffective',
  'deliveryDate',
  'crimeDate',
  'merit',
  'property',
  'categories',
  'priors',
]);
const dates = /(?:Date|Start|End|Effective|Expiry|Ended)$/;

interface FactsFormProps {
  readonly value: FormObject;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (facts: FormObject) => void;
  /** Where the facts stand in the data of the command. */
  readonly pointer?: string;
}

/** Sentence, person and conduct, each fact by its legal term; what is left empty is not known. */
export function FactsForm({ value, faults, onChange, pointer = '/facts' }: FactsFormProps) {
  const say = useSay();
  const fields = useMemo(() => fieldsOf(caseFactsSchema).map(asFact), []);
  const form = useRef<HTMLDivElement>(null);
  const wanted = useWantedField(form, pointer);
  const isFirst = ({ name }: Field): boolean => first.has(name);
  const change = (changed: unknown): void => onChange(changed as FormObject);
  const shared = { value, pointer, faults, onChange: change };
  return (
    <Stack ref={form} spacing={1.5} sx={{ mt: 2 }}>
      <Typography variant="h6" component="h2">
        {say(t('案件事实', 'Facts'))}
      </Typography>
      <FormFields {...shared} fields={fields.filter(isFirst)} />
      <Accordion
        disableGutters
        variant="outlined"
        defaultExpanded={wanted !== '' && !first.has(wanted)}
      >
        <AccordionSummary expandIcon={<ExpandMore />}>
          {say(
            t(
              '更多事实（特殊情形、加减刑情节、前次减刑等）',
              'More facts (special circumstances, conduct, earlier reductions)',
            ),
          )}
        </AccordionSummary>
        <AccordionDetails>
          <FormFields {...shared} fields={fields.filter((field) => !isFirst(field))} />
        </AccordionDetails>
      </Accordion>
    </Stack>
  );
}

/** A fact is called by its name in the law, and a day is asked for as a day. */
const asFact = (field: Field): Field => ({
  ...field,
  nullable: true,
  label: factName(field.name),
  kind: field.kind.type === 'text' && dates.test(field.name) ? { type: 'date' } : field.kind,
});
