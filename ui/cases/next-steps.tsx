import { MoreHoriz } from '@mui/icons-material';
import { Alert, Button, Menu, MenuItem, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { agencyNames } from '#domain/casework/agencies.ts';
import { availableSteps } from '#domain/casework/available-steps.ts';
import { consequenceOf } from '#domain/casework/consequence.ts';
import { hearingPastLimit } from '#domain/casework/hearing-past-limit.ts';
import { hindrance } from '#domain/casework/hindrance.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { t, useSay } from '../base/say.ts';
import { useSession, type Session } from '../base/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import { actingPerson } from '../steps/acting-person.ts';
import { NextCase } from '../steps/step-sent.tsx';
import { tooLateWords } from '../words/too-late-words.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';

/** Steps that begin at a document and not with a form. */
const ofDocuments: ReadonlySet<StepCommand> = new Set([
  'attachDocument',
  'excerptDocument',
  'refileDocument',
  'withdrawDocument',
]);

/** The one step that is next, with what it does; the others in a menu. */
export function NextSteps({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const session = useSession();
  const agency = session?.principal?.agency ?? null;
  const allowed = (name: StepCommand): boolean =>
    session?.permissions.some(({ operation }) => operation === `command:${name}`) ?? false;
  const open = agency === null ? null : availableSteps(dossier, agency.id);
  const primary = open?.primary ?? null;
  const stands = hindrances(dossier, session);
  // What cannot be withdrawn is not offered: it will not become possible by waiting.
  const others =
    open?.others.filter(
      (name) => allowed(name) && (name !== 'withdrawStep' || stands(name) === null),
    ) ?? [];
  const tooLate = hearingPastLimit(dossier);
  if (primary === null && others.length === 0) return null;
  const inTheWay = primary !== null && allowed(primary) ? stands(primary) : null;
  const address = (name: StepCommand): string =>
    ofDocuments.has(name) ? `/cases/${dossier.id}/documents` : `/cases/${dossier.id}/act/${name}`;
  return (
    <Alert
      severity="info"
      icon={false}
      className="no-print"
      sx={{ mt: 2, '& .MuiAlert-message': { width: '100%' } }}
    >
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
        <Typography sx={{ flex: 1 }} data-testid="what-is-next">
          {say(whatIsNext(dossier, primary, primary !== null && allowed(primary), inTheWay))}
          {tooLate !== null && (
            <div data-testid="hearing-too-late">{say(tooLateWords(tooLate))}</div>
          )}
          {/* A period runs: what one can go on with meanwhile. */}
          {inTheWay?.passesFrom != null && (
            <NextCase caseId={dossier.caseId} after={dossier.asOf} />
          )}
        </Typography>
        {primary !== null && allowed(primary) && inTheWay === null && (
          <Button
            variant="contained"
            component={Link}
            to={address(primary)}
            data-testid="primary-step"
          >
            {say(steps[primary].title)}
          </Button>
        )}
        {primary !== null && inTheWay !== null && (
          <Button variant="outlined" disabled data-testid="step-not-yet">
            {say(notYet(steps[primary].title, inTheWay))}
          </Button>
        )}
        {others.length > 0 && <OtherSteps names={others} stands={stands} address={address} />}
      </Stack>
    </Alert>
  );
}

/** What the next step does or waits for, or whose turn it is when it is nobody's here. */
function whatIsNext(
  dossier: CaseDossier,
  primary: StepCommand | null,
  isAllowed: boolean,
  inTheWay: Violation | null,
): Bilingual {
  const { turn, ...stage } = stageInfo[dossier.stage];
  if (primary !== null) {
    return isAllowed
      ? (inTheWay?.text ?? consequenceOf(primary, dossier))
      : t(
          '此环节由本机关有权决定的人作出。',
          'Somebody of your agency who may decide takes this step.',
        );
  }
  return turn === null
    ? t('案件已办结。', 'The case is closed.')
    : t(
        `当前由${agencyNames[turn].zh}办理“${stage.zh}”。`,
        `The ${agencyNames[turn].en.toLowerCase()} is at "${stage.en}".`,
      );
}

interface OtherStepsProps {
  readonly names: readonly StepCommand[];
  /** What stands against a step today; null where one may begin. */
  readonly stands: (name: StepCommand) => Violation | null;
  readonly address: (name: StepCommand) => string;
}

function OtherSteps({ names, stands, address }: OtherStepsProps) {
  const say = useSay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button startIcon={<MoreHoriz />} onClick={(event) => setAnchor(event.currentTarget)}>
        {say(t('其他办理', 'More steps'))}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {names.map((name) => {
          const standing = stands(name);
          return (
            <MenuItem key={name} component={Link} to={address(name)} disabled={standing !== null}>
              {say(standing === null ? steps[name].title : notYet(steps[name].title, standing))}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}

/** What stands against each step today for whoever is signed in; null where one may begin. */
const hindrances = (dossier: CaseDossier, session: Session | null) => {
  const principal = session?.principal ?? null;
  const agency = principal?.agency?.id ?? null;
  const today = LegalDate(todayInChina());
  return (name: StepCommand): Violation | null =>
    session === null || principal === null || agency === null
      ? null
      : hindrance(name, dossier, { person: actingPerson(principal, session.now), agency, today });
};

/** The step that cannot be begun, with the day from which it can, or that it is for another. */
const notYet = ({ zh, en }: Bilingual, { passesFrom }: Violation): Bilingual =>
  typeof passesFrom === 'string'
    ? t(`${zh}（自 ${passesFrom} 起）`, `${en} (from ${passesFrom})`)
    : t(`${zh}（由他人办理）`, `${en} (for somebody else)`);
