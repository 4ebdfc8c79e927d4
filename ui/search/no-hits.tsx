import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { colon, t, useSay } from '../base/say.ts';
import { Empty } from '../parts/page-head.tsx';
import { facetNames, facetValueName, type Facet } from './facets.ts';
import type { SearchObstacle } from '#read-api/search/search-answers.ts';
import { counted } from '#domain/kernel/counted.ts';

interface NoHitsProps {
  readonly obstacles: readonly SearchObstacle[];
  readonly onQuery: (q: string) => void;
  readonly onWithoutFacet: (facet: Facet) => void;
}

/** Why there is nothing: what each part finds alone, what the others find, and a way without it. */
export function NoHits({ obstacles, onQuery, onWithoutFacet }: NoHitsProps) {
  const say = useSay();
  const nameOf = ({ part }: SearchObstacle): string =>
    part.kind === 'query'
      ? part.text
      : `${say(facetNames[part.facet])}${say(colon)}${part.values.map((value) => say(facetValueName(part.facet, value))).join('、')}`;
  return (
    <Empty>
      <p>{say(t('没有找到。', 'Nothing was found.'))}</p>
      {obstacles.length > 0 && (
        <Table size="small" sx={{ maxWidth: 760, mx: 'auto' }}>
          <TableHead>
            <TableRow>
              <TableCell>{say(t('条件', 'Part'))}</TableCell>
              <TableCell align="right">{say(t('单独可得', 'Alone'))}</TableCell>
              <TableCell align="right">{say(t('去掉后可得', 'Without it'))}</TableCell>
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {obstacles.map((obstacle) => {
              const { part, alone, without } = obstacle;
              const drop = (): void =>
                part.kind === 'query' ? onQuery(part.rest) : onWithoutFacet(part.facet);
              return (
                <TableRow key={nameOf(obstacle)}>
                  <TableCell sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }} dir="auto">
                    {nameOf(obstacle)}
                  </TableCell>
                  <TableCell align="right">
                    {say(t(`${alone} 件`, counted(alone, 'case')))}
                  </TableCell>
                  <TableCell align="right" sx={{ fontWeight: without > 0 ? 600 : 400 }}>
                    {say(t(`${without} 件`, counted(without, 'case')))}
                  </TableCell>
                  <TableCell align="right">
                    <Button
                      size="small"
                      variant={without > 0 ? 'outlined' : 'text'}
                      onClick={drop}
                      aria-label={say(
                        t(`去掉 ${nameOf(obstacle)}`, `Leave out ${nameOf(obstacle)}`),
                      )}
                    >
                      {say(t('去掉', 'Leave out'))}
                    </Button>
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      )}
      <Typography variant="body2" sx={{ mt: 2 }}>
        {say(
          t(
            '可减少词语，或把词语用 OR 连接；只能检索本人有权查看的案件；上传文件只检索标题，不检索正文。',
            'Use fewer words, or join them by OR. Only cases that you may see are searched; of uploaded files, their titles and not their pages.',
          ),
        )}
      </Typography>
    </Empty>
  );
}
