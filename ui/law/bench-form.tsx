import { Stack } from '@mui/material';
import { useMemo } from 'react';
import { factsSchema, type FactError } from '#domain/law/index.ts';
import { factGroups } from '../words/fact-groups.ts';
import { useSay } from '../base/say.ts';
import { FactsForm } from '../forms/facts-form.tsx';
import { fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { asFact } from '../forms/as-fact.ts';
import { FormFields } from '../forms/form-field.tsx';

interface BenchFormProps {
  readonly facts: FormObject;
  readonly errors: readonly FactError[];
  readonly onChange: (facts: FormObject) => void;
}

/** The facts field by field: first what is asked for and the days of the procedure, then the case. */
export function BenchForm({ facts, errors, onChange }: BenchFormProps) {
  const say = useSay();
  const procedure = useMemo(() => {
    const ofCase = new Set<string>(factGroups.flatMap((group) => group.facts));
    return fieldsOf(factsSchema)
      .filter(({ name }) => !ofCase.has(name))
      .map(asFact);
  }, []);
  const faults = new Map(
    errors.map(({ field, text }) => [`/facts/${field.replaceAll('.', '/')}`, say(text)]),
  );
  return (
    <Stack>
      <FormFields
        fields={procedure}
        value={facts}
        pointer="/facts"
        faults={faults}
        onChange={(changed) => onChange(changed as FormObject)}
      />
      <FactsForm
        value={facts}
        measure={String(facts['measure'])}
        faults={faults}
        onChange={onChange}
      />
    </Stack>
  );
}
