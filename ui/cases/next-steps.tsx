import { MoreHoriz } from '@mui/icons-material';
import { Alert, Button, Menu, MenuItem, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { agencyNames } from '#domain/casework/agencies.ts';
import { availableSteps } from '#domain/casework/available-steps.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import { steps, type StepCommand } from '#domain/casework/steps/index.ts';
import { t, useSay } from '../frame/say.ts';
import { useSession } from '../frame/session.ts';
import type { CaseDossier } from './case-types.ts';

/** Steps that begin at a document and not with a form. */
const ofDocuments: ReadonlySet<StepCommand> = new Set(['attachDocument', 'excerptDocument']);

/** The one step that is next, with what it does; the others in a menu. */
export function NextSteps({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const session = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const agency = session?.principal?.agency ?? null;
  const allowed = (name: StepCommand): boolean =>
    session?.permissions.some(({ operation }) => operation === `command:${name}`) ?? false;
  const open = agency === null ? null : availableSteps(dossier, agency.id);
  const primary = open?.primary ?? null;
  const others = open?.others.filter(allowed) ?? [];
  const { turn, ...stage } = stageInfo[dossier.stage];
  if (primary === null && others.length === 0) return null;
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
        <Typography sx={{ flex: 1 }}>
          {primary === null
            ? turn === null
              ? say(t('案件已办结。', 'The case is closed.'))
              : say(
                  t(
                    `当前由${agencyNames[turn].zh}办理“${stage.zh}”。`,
                    `The ${agencyNames[turn].en.toLowerCase()} is at "${stage.en}".`,
                  ),
                )
            : allowed(primary)
              ? say(steps[primary].consequence)
              : say(
                  t(
                    '此环节由本机关有权决定的人作出。',
                    'Somebody of your agency who may decide takes this step.',
                  ),
                )}
        </Typography>
        {primary !== null && allowed(primary) && (
          <Button
            variant="contained"
            component={Link}
            to={address(primary)}
            data-testid="primary-step"
          >
            {say(steps[primary].title)}
          </Button>
        )}
        {others.length > 0 && (
          <>
            <Button startIcon={<MoreHoriz />} onClick={(event) => setAnchor(event.currentTarget)}>
              {say(t('其他办理', 'More steps'))}
            </Button>
            <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
              {others.map((name) => (
                <MenuItem key={name} component={Link} to={address(name)}>
                  {say(steps[name].title)}
                </MenuItem>
              ))}
            </Menu>
          </>
        )}
      </Stack>
    </Alert>
  );
}
