import { Autocomplete, Chip, Stack, TextField } from '@mui/material';
import { addDays, isLegalDate } from '#domain/kernel/legal-date.ts';
import { directory } from '../base/directory.ts';
import { eventTypes } from '../words/event-names.ts';
import { t, useSay } from '../base/say.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import { CasePicker } from './case-picker.tsx';
import { dayShape } from '../parts/day-shape.ts';

const asTheyAre = ['case', 'stream', 'actor', 'agency', 'type', 'cause'] as const;

/** The conditions in the address as the server reads them; whole days are those of China. */
export function eventFilterOf(get: (name: string) => string): Readonly<Record<string, string>> {
  const [since, until] = [get('since'), get('until')];
  return {
    ...Object.fromEntries(
      asTheyAre
        .map((name) => [name, get(name).trim()] as const)
        .filter(([, value]) => value !== ''),
    ),
    ...(isLegalDate(since) && { since: `${since}T00:00:00+08:00` }),
    ...(isLegalDate(until) && { until: `${addDays(until, 1)}T00:00:00+08:00` }),
  };
}

/** By case, agency, actor, type and time; everything is in the address. */
export function EventFilters() {
  const say = useSay();
  const url = useUrlState();
  const set = (name: string) => (value: string) => url.set({ [name]: value, from: null });
  const cause = url.get('cause');
  return (
    <Stack
      direction="row"
      spacing={1.5}
      useFlexGap
      sx={{ pb: 1.5, alignItems: 'center', flexWrap: 'wrap' }}
      className="no-print"
    >
      <CasePicker value={url.get('case')} onPick={set('case')} />
      <AgencyPicker value={url.get('agency')} onPick={set('agency')} />
      <TextFilter name="actor" label={say(t('操作者', 'Actor'))} />
      <FilterSelect
        label={say(t('事件类型', 'Type of event'))}
        any={say(t('全部', 'Any'))}
        value={url.get('type')}
        onChange={set('type')}
        choices={eventTypes.map(([value, name]) => ({ value, label: say(name) }))}
      />
      <TextFilter name="since" label={say(t('自', 'From'))} date />
      <TextFilter name="until" label={say(t('至（含）', 'To (incl.)'))} date />
      {cause !== '' && (
        <Chip
          color="primary"
          variant="outlined"
          label={say(t(`同一起因 ${cause.slice(0, 8)}`, `Of one cause ${cause.slice(0, 8)}`))}
          onDelete={() => set('cause')('')}
        />
      )}
    </Stack>
  );
}

interface AgencyPickerProps {
  readonly value: string;
  readonly onPick: (id: string) => void;
}

/** An agency by its name. */
export function AgencyPicker({ value, onPick }: AgencyPickerProps) {
  const say = useSay();
  return (
    <Autocomplete
      size="small"
      sx={{ width: 200 }}
      value={value === '' ? null : value}
      options={directory().agencies.map(({ id }) => id as string)}
      getOptionLabel={(id) => say(directory().agency(id)?.name ?? t(id, id))}
      noOptionsText={say(t('没有这样的机关', 'No such agency'))}
      onChange={(_, id) => onPick(id ?? '')}
      renderInput={(input) => (
        <TextField {...input} size="small" margin="none" label={say(t('机关', 'Agency'))} />
      )}
    />
  );
}

interface TextFilterProps {
  readonly name: string;
  readonly label: string;
  readonly date?: boolean;
}

function TextFilter({ name, label, date = false }: TextFilterProps) {
  const say = useSay();
  const url = useUrlState();
  const value = url.get(name);
  return (
    <TextField
      label={label}
      value={value}
      placeholder={date ? say(dayShape) : undefined}
      error={date && value !== '' && !isLegalDate(value)}
      onChange={(event) => url.set({ [name]: event.target.value, from: null })}
      sx={{ width: date ? 130 : 140 }}
      slotProps={{ htmlInput: { maxLength: date ? 10 : 200 } }}
    />
  );
}
