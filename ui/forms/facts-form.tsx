import { Box, Button, FormControlLabel, Stack, Switch, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { offences } from '#domain/law/offences.ts';
import { directory } from '../base/directory.ts';
import { factGroups, type FactGroup } from '../words/fact-groups.ts';
import { t, useSay } from '../base/say.ts';
import { asFact } from './as-fact.ts';
import { fieldsOf, type FormObject } from './field-schema.ts';
import { FormFields } from './form-field.tsx';
import type { Reckoned } from './reckoned-data.ts';
import { isRelevant } from './relevant-facts.ts';

interface FactsFormProps {
  readonly value: FormObject;
  /** 减刑, 假释 …: a parole is asked about other things than a commutation. */
  readonly measure: string;
  readonly faults: ReadonlyMap<string, string>;
  /** Pointers of what is said elsewhere on the page: a fact that something is said of is shown. */
  readonly told?: ReadonlySet<string>;
  /** What is reckoned of the facts, by pointer. */
  readonly reckoned?: Reckoned;
  readonly onChange: (facts: FormObject) => void;
}

/** Courts that the directory knows, and the common offences; others may be written. */
const hintsOf = () => ({
  offence: offences,
  court: directory()
    .agencies.filter(({ kind }) => kind === 'court')
    .map(({ name }) => name.zh),
});

/**
 * Person, judgment, sentence and conduct, each fact by its legal term; what is left empty is not known.
 * Asked for is what such a case turns on; the other facts are one press away.
 */
export function FactsForm(props: FactsFormProps) {
  const { value, measure, faults, told, reckoned, onChange } = props;
  const say = useSay();
  const named = useSearchParams()[0].get('field');
  const [isWhole, setWhole] = useState(named !== null);
  const fields = useMemo(
    () => new Map(fieldsOf(caseFactsSchema).map((field) => [field.name, asFact(field)])),
    [],
  );
  const hints = useMemo(() => hintsOf(), []);
  const asked = { measure, facts: value };
  const said = new Set([...faults.keys(), ...(told ?? [])].map(factOf));
  const shownOf = ({ facts }: FactGroup) =>
    facts.filter((name) => isWhole || said.has(name) || isRelevant(name, asked));
  const groups = factGroups
    .map((group) => ({ ...group, shown: shownOf(group) }))
    .filter(({ shown }) => shown.length > 0);
  const rest =
    factGroups.flatMap(({ facts }) => facts).length - groups.flatMap(({ shown }) => shown).length;
  return (
    <Stack spacing={2.5} sx={{ mt: 2.5 }}>
      <GroupBar groups={groups} value={value} isWhole={isWhole} rest={rest} onWhole={setWhole} />
      {groups.map(({ title, shown }) => (
        <Box
          key={title.en}
          component="section"
          id={groupId(title.en)}
          aria-labelledby={`${groupId(title.en)}-title`}
          sx={{ scrollMarginTop: 150 }}
        >
          <Typography
            id={`${groupId(title.en)}-title`}
            variant="subtitle1"
            component="h2"
            tabIndex={-1}
            sx={{ fontWeight: 600, mb: 1, outline: 'none' }}
          >
            {say(title)}
          </Typography>
          <FormFields
            fields={shown.map((name) => fields.get(name)!)}
            value={value}
            pointer="/facts"
            faults={faults}
            hints={hints}
            {...(reckoned === undefined ? {} : { reckoned })}
            onChange={(changed) => onChange(changed as FormObject)}
          />
        </Box>
      ))}
    </Stack>
  );
}

interface GroupBarProps {
  readonly groups: readonly (FactGroup & { readonly shown: readonly string[] })[];
  readonly value: FormObject;
  readonly isWhole: boolean;
  /** How many facts are not shown. */
  readonly rest: number;
  readonly onWhole: (isWhole: boolean) => void;
}

/** The groups with how much of each is known, and the switch for what is not asked. */
function GroupBar({ groups, value, isWhole, rest, onWhole }: GroupBarProps) {
  const say = useSay();
  return (
    <Stack
      direction="row"
      component="nav"
      aria-label={say(t('事实分组', 'Groups of facts'))}
      sx={{
        position: 'sticky',
        top: 52,
        zIndex: 2,
        mx: -2.5,
        px: 2,
        py: 0.5,
        flexWrap: 'wrap',
        alignItems: 'center',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {groups.map(({ title, shown }) => (
        <Button
          key={title.en}
          size="small"
          sx={{ minWidth: 0, fontVariantNumeric: 'tabular-nums' }}
          onClick={() => showGroup(title.en)}
        >
          {say(title)} {shown.filter((name) => (value[name] ?? null) !== null).length}/
          {shown.length}
        </Button>
      ))}
      <FormControlLabel
        sx={{ ml: 'auto', mr: 0 }}
        control={
          <Switch
            size="small"
            checked={isWhole}
            onChange={(event) => onWhole(event.target.checked)}
            slotProps={{ input: { 'data-field': '/facts/all' } as object }}
          />
        }
        label={
          isWhole || rest === 0
            ? say(t('显示全部事实', 'All facts'))
            : say(t(`显示全部事实（另有 ${rest} 项）`, `All facts (${rest} more)`))
        }
      />
    </Stack>
  );
}

/** The fact that a pointer leads into: `/facts/priors/0/on` into `priors`. */
const factOf = (pointer: string): string | undefined => pointer.split(/[/.]/)[2];

const groupId = (title: string): string => `facts-${title.toLowerCase().replaceAll(' ', '-')}`;

/** Goes to a group, so that the next key press is in it. */
function showGroup(title: string): void {
  document.getElementById(groupId(title))?.scrollIntoView({ block: 'start' });
  document.getElementById(`${groupId(title)}-title`)?.focus({ preventScroll: true });
}
