import { Paper, type SxProps } from '@mui/material';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useSay } from '../base/say.ts';
import { StageChip } from '../parts/chips.tsx';
import { ListLink } from '../parts/list-link.tsx';
import { districtName, measureName, outcomeName } from '../parts/names.ts';
import { HighlightedText } from './highlighted-text.tsx';
import type { SearchHit } from '#read-api/search/search-answers.ts';

/** What tells one case from another, and the places that were found, each with what it is part of. */
export function HitCard({ hit }: { readonly hit: SearchHit }) {
  const say = useSay();
  const told = particularsOf(hit);
  return (
    <Paper sx={look}>
      <div>
        <ListLink to={`/cases/${hit.id}`}>{hit.title}</ListLink>
        <StageChip stage={hit.stage} />
        <small>
          {say(measureName(hit.measure))}
          {hit.outcome === null ? '' : ` · ${say(outcomeName(hit.outcome, hit.measure))}`}
        </small>
      </div>
      <dl>
        {told.map(([name, value]) => (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd>{typeof value === 'string' ? value : say(value)}</dd>
          </div>
        ))}
      </dl>
      {hit.highlights.map((highlight, index) => (
        <HighlightedText
          key={index}
          name={say(fieldNames[highlight.field] ?? t('内容', 'Text'))}
          {...highlight}
        />
      ))}
    </Paper>
  );
}

/** Numbers, offence, place and days, as far as there are any. */
function particularsOf(hit: SearchHit): readonly (readonly [Bilingual, Bilingual | string])[] {
  const all: readonly (readonly [Bilingual, Bilingual | string | null])[] = [
    [t('监狱案号', 'Reference'), hit.reference],
    [t('法院案号', 'Court number'), hit.courtCaseNumber],
    [t('罪名', 'Offence'), hit.offence],
    [t('区', 'District'), hit.district === null ? null : districtName(hit.district)],
    [t('立卷', 'Opened'), hit.openedOn],
    [t('裁定', 'Ruled'), hit.ruledOn],
  ];
  return all.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

const fieldNames: Readonly<Record<string, Bilingual>> = {
  title: t('标题', 'Title'),
  parties: t('姓名', 'Name'),
  numbers: t('编号', 'Number'),
  offence: t('罪名', 'Offence'),
  agencies: t('机关', 'Agency'),
  facts: t('事实', 'Fact'),
  district: t('地区', 'Place'),
  documents: t('材料标题', 'Title of a document'),
  text: t('内容', 'Text'),
};

const look: SxProps = {
  p: 1.5,
  typography: 'body2',
  '& > div:first-of-type': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: 1.5,
    rowGap: 0.5,
  },
  '& > div > a': { fontWeight: 600, fontSize: 'body1.fontSize', overflowWrap: 'anywhere' },
  '& small': { fontSize: 'inherit', color: 'text.secondary' },
  '& dl': { display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.25, m: 0, mt: 0.5 },
  '& dl > div': { display: 'flex', gap: 0.75, minWidth: 0 },
  '& dt': { color: 'text.secondary', flexShrink: 0 },
  '& dd': { m: 0, overflowWrap: 'anywhere' },
};
