import {
  Alert,
  Button,
  Chip,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Typography,
} from '@mui/material';
import { Link } from 'react-router-dom';
import type { MaterialCode, MaterialStep } from '#domain/law/materials/index.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { factName } from '#domain/law/fact-names.ts';
import { RuleLink } from '../law/findings.tsx';
import { t, useSay } from '../base/say.ts';
import { todayInChina } from '../parts/chips.tsx';
import { stacked } from '../parts/plain-rows.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { completenessOf, type MaterialState } from './completeness.ts';
import { factAddress } from '../words/fact-groups.ts';

const stepNames: Readonly<Record<MaterialStep, Bilingual>> = {
  wardReport: t('监区报送', 'the report of the ward'),
  procuratorateReview: t('提请前送检察院', 'the review by the procuratorate'),
  courtFiling: t('提请法院', 'the proposal to the court'),
};

const states: Readonly<
  Record<
    MaterialState['state'],
    Bilingual & { readonly colour: 'success' | 'error' | 'primary' | 'default' }
  >
> = {
  present: { ...t('已有', 'Here'), colour: 'success' },
  declared: { ...t('已随案移送，无电子文件', 'Declared, no document'), colour: 'primary' },
  missing: { ...t('缺少', 'Missing'), colour: 'error' },
  whereAny: { ...t('有则移送', 'Where there is any'), colour: 'default' },
};

interface MaterialListProps {
  readonly dossier: CaseDossier;
  /** Kinds of material that the case takes now. */
  readonly kinds: readonly MaterialCode[];
  /** Lets somebody choose a file for a material; null for who may not upload. */
  readonly onUpload: ((material: string) => void) | null;
}

/** What must be in the file at this stage, each with its article, and what of it is there (RULE-3). */
export function MaterialList({ dossier, kinds, onUpload }: MaterialListProps) {
  const say = useSay();
  const { step, asOf, materials, missingFacts } = completenessOf(
    dossier,
    LegalDate(todayInChina()),
  );
  const owed = materials.filter(({ required }) => required.mandatory);
  const there = owed.filter(({ state }) => state !== 'missing').length;
  const electronic = owed.filter(({ state }) => state === 'present').length;
  if (materials.length === 0) return null;
  return (
    <section aria-labelledby="material-list">
      <Typography variant="h6" component="h2" id="material-list">
        {say(t('应有材料', 'What must be there'))}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {say(
          t(
            `${stepNames[step].zh}环节，按 ${asOf} 的规定：应有 ${owed.length} 项，已有 ${there} 项（电子文件 ${electronic} 项）`,
            `For ${stepNames[step].en}, by the law of ${asOf}: ${there} of ${owed.length} are here (${electronic} as documents)`,
          ),
        )}
      </Typography>
      {missingFacts.length > 0 && (
        <Alert severity="warning" sx={{ my: 1 }}>
          {say(
            t('缺少下列事实，清单可能不完整：', 'The list may be too short without these facts: '),
          )}
          {missingFacts.map((fact) => (
            <Link
              key={fact}
              to={factAddress(dossier.id, fact) ?? ''}
              style={{ marginInlineEnd: 8 }}
            >
              {say(factName(fact))}
            </Link>
          ))}
        </Alert>
      )}
      <Table
        size="small"
        aria-labelledby="material-list"
        sx={{ '& td, & th': { whiteSpace: 'normal' }, ...stacked }}
      >
        <TableBody>
          {materials.map((listed) => (
            <MaterialRow
              key={listed.required.code}
              listed={listed}
              kinds={kinds}
              onUpload={onUpload}
            />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

interface MaterialRowProps extends Pick<MaterialListProps, 'kinds' | 'onUpload'> {
  readonly listed: MaterialState;
}

function MaterialRow({ listed, kinds, onUpload }: MaterialRowProps) {
  const say = useSay();
  const { required, documents, state } = listed;
  return (
    <TableRow>
      <TableCell sx={{ width: 190 }}>
        <Chip
          size="small"
          variant="outlined"
          color={states[state].colour}
          label={say(states[state]) + (documents.length > 1 ? ` × ${documents.length}` : '')}
        />
      </TableCell>
      <TableCell component="th" scope="row">
        {say(required.name)}
      </TableCell>
      <TableCell sx={{ width: '36%' }}>
        <RuleLink rule={required.rule} />
      </TableCell>
      <TableCell sx={{ width: 90 }} align="right">
        {onUpload !== null && state !== 'present' && kinds.includes(required.code) && (
          <Button
            size="small"
            aria-label={say(t(`上传：${required.name.zh}`, `Upload: ${required.name.en}`))}
            onClick={() => onUpload(required.code)}
          >
            {say(t('上传', 'Upload'))}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
