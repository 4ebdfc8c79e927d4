import { Stack } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { directory } from '../base/directory.ts';
import { t, useSay } from '../base/say.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { measureNames } from '../parts/names.ts';
import type { useUrlState } from '../parts/use-url-state.ts';
import { bases, dimensions, figureNames } from './figures.ts';
import { monthChoices, type ChosenItems } from './use-chosen-items.ts';

interface ChoosersProps {
  readonly items: ChosenItems;
  readonly choose: (name: keyof ChosenItems, value: string) => void;
  readonly url: ReturnType<typeof useUrlState>;
}

/** What is counted, by what, over which months and which cases. */
export function StatisticsChoosers({ items, choose, url }: ChoosersProps) {
  return (
    <Stack
      direction="row"
      spacing={1.5}
      useFlexGap
      sx={{ pb: 1.5, flexWrap: 'wrap' }}
      className="no-print"
    >
      <Chooser
        label={t('统计内容', 'What')}
        value={items.figure}
        names={figureNames}
        onChange={(value) => choose('figure', value)}
      />
      <Chooser
        label={t('分组', 'By')}
        value={items.dimension}
        names={Object.fromEntries(
          Object.entries(dimensions).map(([name, { label }]) => [name, label]),
        )}
        onChange={(value) => choose('dimension', value)}
      />
      <Chooser
        label={t('月份口径', 'Month of')}
        value={items.basis}
        names={bases}
        onChange={(value) => choose('basis', value)}
      />
      <Chooser
        label={t('时段', 'Months')}
        value={items.months}
        names={Object.fromEntries(
          monthChoices.map((count) => [count, t(`近 ${count} 个月`, `Last ${count} months`)]),
        )}
        onChange={(value) => choose('months', value)}
      />
      <Chooser
        label={t('类型', 'Measure')}
        any={t('全部', 'Any')}
        value={url.get('measure')}
        names={measureNames}
        onChange={(measure) => url.set({ measure })}
      />
      <Chooser
        label={t('区', 'District')}
        any={t('全部', 'Any')}
        value={url.get('district')}
        names={Object.fromEntries(directory().counties.map(({ code, name }) => [code, name]))}
        onChange={(district) => url.set({ district })}
      />
    </Stack>
  );
}

interface ChooserProps {
  readonly label: Bilingual;
  readonly value: string;
  readonly names: Readonly<Record<string, Bilingual>>;
  /** For none of them, where that can be chosen. */
  readonly any?: Bilingual;
  readonly onChange: (value: string) => void;
}

function Chooser({ label, value, names, any, onChange }: ChooserProps) {
  const say = useSay();
  return (
    <FilterSelect
      label={say(label)}
      {...(any === undefined ? {} : { any: say(any) })}
      value={value}
      onChange={onChange}
      choices={Object.entries(names).map(([each, name]) => ({ value: each, label: say(name) }))}
    />
  );
}
