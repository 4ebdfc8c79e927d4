import {
  Box,
  Link,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { AttachedDocument } from '#domain/casework/case-state.ts';
import { t, useSay } from '../base/say.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { cards } from '../parts/plain-rows.ts';
import { materialName } from '../words/material-name.ts';
import { returnedMaterials } from './returned-materials.ts';

interface ReturnProps {
  readonly dossier: CaseDossier;
  /** Which of the returns, counted from 0. */
  readonly number: number;
}

/** CASE-4: every time the court sent the file back: item by item why, and what came back beside what was sent. */
export function Returns({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  return dossier.returns.map(({ on, property, answeredOn }, number) => (
    <Stack component="section" key={number} aria-labelledby={`return-${number}`}>
      <Typography variant="h6" component="h2" id={`return-${number}`}>
        {say(t(`第 ${number + 1} 次退回补送`, `Return no. ${number + 1}`))}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
        {say(
          t(
            `法院退回：${on ?? '日期未公布'}`,
            `Returned by the court: ${on ?? 'day not published'}`,
          ),
        )}
        {property && say(t('（财产性判项材料，七日内补送）', ' (property materials: seven days)'))}
        {say(t('；', '; '))}
        {answeredOn === null
          ? say(t('尚未补送', 'nothing came back yet'))
          : say(t(`监狱补送：${answeredOn}`, `supplied by the prison: ${answeredOn}`))}
      </Typography>
      <ReturnedMaterials dossier={dossier} number={number} />
    </Stack>
  ));
}

/** What was sent back; on a phone each material is a card. */
function ReturnedMaterials({ dossier, number }: ReturnProps) {
  const say = useSay();
  const heads = {
    material: say(t('材料', 'Material')),
    reason: say(t('退回原因', 'Why it was sent back')),
    sent: say(t('退回时案卷内', 'In the file then')),
    supplied: say(t('补送', 'What came back')),
  };
  return (
    <Box
      sx={{
        '& td': { whiteSpace: 'normal', overflowWrap: 'anywhere', verticalAlign: 'top' },
        ...cards,
      }}
    >
      <Table size="small" aria-labelledby={`return-${number}`}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: '20%' }}>{heads.material}</TableCell>
            <TableCell sx={{ width: '25%' }}>{heads.reason}</TableCell>
            <TableCell sx={{ width: '20%' }}>{heads.sent}</TableCell>
            <TableCell sx={{ width: '35%' }}>{heads.supplied}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {returnedMaterials(dossier, number).map(
            ({ material, reason, sent, answer, supplied }, index) => (
              <TableRow key={index}>
                <TableCell data-head={heads.material}>{say(materialName(material))}</TableCell>
                <TableCell data-head={heads.reason}>{reason}</TableCell>
                <TableCell data-head={heads.sent}>
                  <Documents caseId={dossier.id} documents={sent} />
                </TableCell>
                <TableCell data-head={heads.supplied}>
                  {answer}
                  {(answer === null || supplied.length > 0) && (
                    <Documents caseId={dossier.id} documents={supplied} />
                  )}
                </TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </Box>
  );
}

function Documents({
  caseId,
  documents,
}: {
  readonly caseId: string;
  readonly documents: readonly AttachedDocument[];
}) {
  const say = useSay();
  if (documents.length === 0) return <>{say(t('无电子文件', 'No electronic document'))}</>;
  return documents.map(({ documentId, title }) => (
    <Link
      key={documentId}
      component={RouterLink}
      to={`/cases/${caseId}/documents/${documentId}`}
      sx={{ display: 'block' }}
    >
      {title}
    </Link>
  ));
}
