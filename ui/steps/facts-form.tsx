import { Box, Button, Stack, Typography } from '@mui/material';
import { useMemo } from 'react';
import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { factGroups, type FactGroup } from '../cases/fact-groups.ts';
import { t, useSay } from '../frame/say.ts';
import { asFact } from './as-fact.ts';
import { fieldsOf, type FormObject } from './field-schema.ts';
import { FormFields } from './form-field.tsx';

interface FactsFormProps {
  readonly value: FormObject;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (facts: FormObject) => void;
}

/** Person, judgment, sentence and conduct, each fact by its legal term; what is left empty is not known. */
export function FactsForm({ value, faults, onChange }: FactsFormProps) {
  const say = useSay();
  const fields = useMemo(
    () => new Map(fieldsOf(caseFactsSchema).map((field) => [field.name, asFact(field)])),
    [],
  );
  const filledIn = ({ facts }: FactGroup): number =>
    facts.filter((name) => (value[name] ?? null) !== null).length;
  return (
    <Stack spacing={2.5} sx={{ mt: 2.5 }}>
      <Box
        component="nav"
        aria-label={say(t('事实分组', 'Groups of facts'))}
        sx={{
          position: 'sticky',
          top: 52,
          zIndex: 2,
          mx: -2.5,
          px: 2,
          py: 0.5,
          bgcolor: 'background.paper',
          borderTop: 1,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {factGroups.map((group, index) => (
          <Button
            key={group.title.en}
            size="small"
            sx={{ minWidth: 0, fontVariantNumeric: 'tabular-nums' }}
            onClick={() => showGroup(index)}
          >
            {say(group.title)} {filledIn(group)}/{group.facts.length}
          </Button>
        ))}
      </Box>
      {factGroups.map((group, index) => (
        <Box
          key={group.title.en}
          component="section"
          id={groupId(index)}
          aria-labelledby={`${groupId(index)}-title`}
          sx={{ scrollMarginTop: 150 }}
        >
          <Typography
            id={`${groupId(index)}-title`}
            variant="subtitle1"
            component="h2"
            tabIndex={-1}
            sx={{ fontWeight: 600, mb: 1, outline: 'none' }}
          >
            {say(group.title)}
          </Typography>
          <FormFields
            fields={group.facts.map((name) => fields.get(name)!)}
            value={value}
            pointer="/facts"
            faults={faults}
            onChange={(changed) => onChange(changed as FormObject)}
          />
        </Box>
      ))}
    </Stack>
  );
}

const groupId = (index: number): string => `facts-${index}`;

/** Goes to a group, so that the next key press is in it. */
function showGroup(index: number): void {
  document.getElementById(groupId(index))?.scrollIntoView({ block: 'start' });
  document.getElementById(`${groupId(index)}-title`)?.focus({ preventScroll: true });
}
