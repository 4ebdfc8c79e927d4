import { Alert, AlertTitle } from '@mui/material';
import { caseConsistency } from '#domain/casework/case-consistency.ts';
import { t, useSay } from '../base/say.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { counted } from '#domain/kernel/counted.ts';

/** RULE-3: where what was read from the documents differs from the case or from each other. */
export function Inconsistencies({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  if (dossier.documents.every(({ states }) => states === null)) return null;
  const found = caseConsistency(dossier);
  if (found.length === 0) {
    return (
      <Alert severity="success">
        {say(
          t(
            '已摘录的材料内容与案件信息、其他材料一致。',
            'What was excerpted agrees with the case and the other documents.',
          ),
        )}
      </Alert>
    );
  }
  return (
    <Alert severity="warning" data-testid="inconsistencies">
      <AlertTitle>
        {say(
          t(
            `材料载明的内容有 ${found.length} 处不一致，提请法院前应当更正或者书面说明理由：`,
            `What the documents state differs in ${counted(found.length, 'place')}; mend it, or give a written reason, before the court is asked:`,
          ),
        )}
      </AlertTitle>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {found.map(({ text, places }) => (
          <li key={places.map(({ pointer }) => pointer).join()}>{say(text)}</li>
        ))}
      </ul>
    </Alert>
  );
}
