import { Typography } from '@mui/material';
import { useMemo } from 'react';
import { t, useSay } from '../base/say.ts';
import { ReviewAnswer } from '../law/review-answer.tsx';
import { caseReview, plannedFilingOf } from '../case-parts/case-review.ts';
import { PastTheLawSoFar } from './past-the-law.tsx';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { factAddress } from '../words/fact-groups.ts';

/** The statutory review of the case as it stands, reckoned in this browser by the rules of the server. */
export default function ReviewTab({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const answer = useMemo(() => caseReview(dossier), [dossier]);
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        {say(
          t(
            '结论只提示法定条件是否具备，由具名的人决定。',
            'The verdict tells whether the statutory conditions are met; a named person decides.',
          ),
        )}
      </Typography>
      <PastTheLawSoFar overrides={dossier.overrides} />
      <ReviewAnswer
        answer={answer}
        plannedFiling={plannedFilingOf(dossier)}
        addressOfFact={(path) => factAddress(dossier.id, path)}
      />
    </>
  );
}
