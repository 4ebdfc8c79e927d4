import { FilterList } from '@mui/icons-material';
import { Button, Chip, Stack } from '@mui/material';
import { useState } from 'react';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import { outcomes, stages } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { directory } from '../base/directory.ts';
import { t, useSay } from '../base/say.ts';
import { todayInChina } from '../parts/chips.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { markNames } from '../parts/mark-names.ts';
import {
  agencyName,
  districtName,
  measureName,
  measureNames,
  notStated,
  outcomeOfSeveral,
  provenanceName,
  provenanceNames,
  stageName,
} from '../parts/names.ts';
import { lastMonths } from '../parts/counts.ts';
import type { useUrlState } from '../parts/use-url-state.ts';

type UrlState = ReturnType<typeof useUrlState>;

/** A condition of the list: its name in the address and on the server, and its choices. */
interface CaseFilter {
  readonly name: string;
  readonly label: Bilingual;
  /** How a value is called. */
  readonly nameOf: (value: string) => Bilingual;
  /** What the list offers; an address may name others. */
  readonly choices: () => readonly string[];
  /** Offered before one asks for more. */
  readonly first?: boolean;
}

const asIs = (value: string): Bilingual => t(value, value);
const yes = (zh: string, en: string) => ({
  nameOf: () => t(zh, en),
  choices: () => ['yes'],
});
const months = () => lastMonths(todayInChina(), 24).toReversed();
const agenciesOf = (kind: (typeof agencyKinds)[number]) => ({
  name: kind,
  label: agencyNames[kind],
  nameOf: agencyName,
  choices: () =>
    directory()
      .agencies.filter((each) => each.kind === kind)
      .map(({ id }) => id),
});

const caseFilters: readonly CaseFilter[] = [
  {
    name: 'stage',
    label: t('环节', 'Stage'),
    nameOf: stageName,
    choices: () => stages,
    first: true,
  },
  {
    name: 'measure',
    label: t('类型', 'Measure'),
    nameOf: measureName,
    choices: () => Object.keys(measureNames),
    first: true,
  },
  {
    name: 'district',
    label: t('区', 'District'),
    nameOf: districtName,
    choices: () => directory().counties.map(({ code: adcode }) => adcode),
    first: true,
  },
  {
    name: 'overdue',
    label: t('期限', 'Time limit'),
    ...yes('已逾期', 'Overdue'),
    first: true,
  },
  {
    name: 'openedMonth',
    label: t('立卷月份', 'Month opened'),
    nameOf: asIs,
    choices: months,
    first: true,
  },
  { name: 'decidedMonth', label: t('裁定月份', 'Month decided'), nameOf: asIs, choices: months },
  {
    name: 'outcome',
    label: t('结果', 'Outcome'),
    nameOf: outcomeOfSeveral,
    choices: () => Object.keys(outcomes),
  },
  {
    name: 'departed',
    label: t('裁定', 'Ruling'),
    ...yes('与提请不一致', 'Departs from the proposal'),
  },
  {
    name: 'mark',
    label: t('情形', 'What is true'),
    nameOf: (mark) => markNames[mark as keyof typeof markNames] ?? asIs(mark),
    choices: () => Object.keys(markNames),
    first: true,
  },
  {
    name: 'agencyKind',
    label: t('承办机关类别', 'Turn of'),
    nameOf: (kind) => agencyNames[kind as keyof typeof agencyNames] ?? asIs(kind),
    choices: () => agencyKinds,
  },
  {
    name: 'agency',
    label: t('承办机关', 'Turn of the agency'),
    nameOf: agencyName,
    choices: () => directory().agencies.map(({ id }) => id),
  },
  ...agencyKinds.map(agenciesOf),
  {
    name: 'provenance',
    label: t('来源', 'Provenance'),
    nameOf: provenanceName,
    choices: () => Object.keys(provenanceNames),
  },
];

/** The conditions that the address names, as the server takes them. */
export const chosenFilters = (url: UrlState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    caseFilters.map(({ name }) => [name, url.get(name)]).filter(([, value]) => value !== ''),
  );

/** Several months are told by the first and the last. */
function wordsOf({ nameOf }: CaseFilter, value: string, say: (text: Bilingual) => string): string {
  const values = value.split(',').map((each) => say(each === 'none' ? notStated : nameOf(each)));
  return values.length <= 2
    ? values.join('、')
    : `${values[0]} … ${values.at(-1)}（${values.length}）`;
}

/** Every condition of the list of cases, and those that hold as chips to be removed. */
export function CaseFilters({ url }: { readonly url: UrlState }) {
  const say = useSay();
  const [more, setMore] = useState(false);
  const chosen = caseFilters.filter(({ name }) => url.get(name) !== '');
  const set = (name: string, value: string | null) => url.set({ [name]: value, page: null });
  return (
    <Stack spacing={1} sx={{ pb: 1.5 }} className="no-print">
      <Stack direction="row" spacing={1.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
        {caseFilters
          .filter(({ first }) => first === true || more)
          .map((filter) => (
            <FilterSelect
              key={filter.name}
              label={say(filter.label)}
              any={say(t('全部', 'Any'))}
              value={url.get(filter.name)}
              onChange={(value) => set(filter.name, value)}
              choices={[...new Set([...filter.choices(), url.get(filter.name)])]
                .filter((value) => value !== '')
                .map((value) => ({ value, label: wordsOf(filter, value, say) }))}
            />
          ))}
        <Button startIcon={<FilterList />} aria-expanded={more} onClick={() => setMore(!more)}>
          {say(more ? t('收起条件', 'Fewer conditions') : t('更多条件', 'More conditions'))}
        </Button>
      </Stack>
      {chosen.length > 0 && (
        <Stack
          direction="row"
          spacing={1}
          useFlexGap
          role="group"
          aria-label={say(t('当前条件', 'Conditions'))}
          sx={{ flexWrap: 'wrap', alignItems: 'center' }}
        >
          {chosen.map((filter) => {
            const words = `${say(filter.label)}：${wordsOf(filter, url.get(filter.name), say)}`;
            return (
              <Chip
                key={filter.name}
                size="small"
                variant="outlined"
                color="primary"
                label={words}
                onDelete={() => set(filter.name, null)}
                aria-label={say(
                  t(`条件 ${words}，按删除键移除`, `Condition ${words}; Delete removes it`),
                )}
                sx={{ maxWidth: 420 }}
              />
            );
          })}
          <Button
            size="small"
            onClick={() =>
              url.set(
                Object.fromEntries([...chosen.map(({ name }) => [name, null]), ['page', null]]),
              )
            }
          >
            {say(t('清除全部', 'Clear all'))}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}
