import { History } from '@mui/icons-material';
import { Box, Button, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import { decidedSoFar } from './decided-so-far.ts';
import { factName } from '#domain/law/fact-names.ts';
import { directory } from '../base/directory.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { actorWords } from '../parts/actor-words.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { momentInChina } from '../parts/china-time.ts';
import { districtName } from '../parts/names.ts';
import { useRead } from '../parts/use-read.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import type { FormObject } from '../forms/field-schema.ts';
import { type Asked, isRelevant } from '../forms/relevant-facts.ts';
import { factCorrections, type FactCorrection } from './fact-corrections.ts';
import { factAnchor, factGroups, type CaseFactName, type FactGroup } from '../words/fact-groups.ts';
import { FactValue } from '../words/fact-value.tsx';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { SentenceTimeline } from './sentence-timeline.tsx';
import { useAnchor } from './use-anchor.ts';
import { counted } from '#domain/kernel/counted.ts';

/** What is known of person and sentence, by what one reads together; what is not known is said so. */
export function FactsTab({ dossier }: { readonly dossier: CaseDossier }) {
  const anchor = useAnchor();
  const [asked, setAsked] = useState(false);
  const events = useRead<readonly ShownEvent[]>(asked ? `/api/cases/${dossier.id}/events` : null);
  const corrections = events.data === undefined ? [] : factCorrections(events.data);
  return (
    <>
      <SentenceTimeline dossier={dossier} />
      <CorrectionsButton dossier={dossier} asked={asked} onAsk={() => setAsked(true)} />
      <ProblemAlert error={events.error} />
      <Box sx={{ columns: { xs: 1, md: 2 }, columnGap: 4 }}>
        <CaseGroup dossier={dossier} anchor={anchor} />
        {factGroups.map((group) => (
          <Group
            key={group.title.en}
            group={group}
            dossier={dossier}
            anchor={anchor}
            corrections={corrections}
          />
        ))}
      </Box>
    </>
  );
}

/** Who put the facts right is asked for, since looking at the history is recorded. */
function CorrectionsButton({
  dossier,
  asked,
  onAsk,
}: {
  readonly dossier: CaseDossier;
  readonly asked: boolean;
  readonly onAsk: () => void;
}) {
  const say = useSay();
  const session = useSession();
  const times = dossier.steps.filter(({ event }) => event === 'FactsCorrected').length;
  if (times === 0 || asked || !may(session, 'case.events')) return null;
  return (
    <Button startIcon={<History />} sx={{ alignSelf: 'start' }} onClick={onAsk}>
      {say(
        t(
          `事实曾更正 ${times} 次：显示何人何时更正`,
          `The facts were corrected ${counted(times, 'time')}: show who did, and when`,
        ),
      )}
    </Button>
  );
}

function CaseGroup({ dossier, anchor }: Pick<GroupProps, 'dossier' | 'anchor'>) {
  const say = useSay();
  const rows: readonly (readonly [string, string | null, string?])[] = [
    [say(t('姓名', 'Name')), dossier.offender.name],
    [say(t('罪犯编号', 'Prisoner number')), dossier.offender.prisonerNumber],
    [say(t('监狱案号', 'Reference')), dossier.reference],
    [say(t('法院案号', 'Court number')), dossier.courtCaseNumber],
    [say(t('区', 'District')), say(districtName(dossier.district))],
    [say(t('拟提请日期', 'Planned filing')), dossier.plannedFilingDate],
    [say(t('提请日期', 'Filed')), dossier.filingDate, factAnchor('filingDate')],
    [say(t('立案日期', 'Accepted')), dossier.acceptedOn, factAnchor('courtAcceptDate')],
    ...decidedSoFar(dossier).map(([name, value]): [string, string] => [say(name), say(value)]),
    ...agencyKinds.map((kind): [string, string] => [
      say(agencyNames[kind]),
      say(
        directory().agency(dossier.agencies[kind])?.name ??
          t(dossier.agencies[kind], dossier.agencies[kind]),
      ),
    ]),
  ];
  return (
    <Titled title={say(t('案件', 'Case'))}>
      {rows.map(([name, value, id]) => (
        <Row
          key={name}
          name={name}
          {...(id === undefined ? {} : { id })}
          isPointedAt={id !== undefined && anchor === id}
        >
          {value ??
            say(
              dossier.provenance.kind === 'published'
                ? t('未公布', 'Not published')
                : t('尚无', 'Not yet'),
            )}
        </Row>
      ))}
    </Titled>
  );
}

/** What decides which facts are missed: the same as what the form asks for. */
const askedOf = ({ measure, facts }: CaseDossier): Asked => ({
  measure,
  facts: facts as FormObject,
});

interface GroupProps {
  readonly group: FactGroup;
  readonly dossier: CaseDossier;
  readonly anchor: string;
  readonly corrections: readonly FactCorrection[];
}

function Group({ group, dossier, anchor, corrections }: GroupProps) {
  const say = useSay();
  const isShown = (name: CaseFactName): boolean =>
    (dossier.facts[name] ?? null) !== null || corrections.some(({ fact }) => fact === name);
  const known = group.facts.filter(isShown);
  // A link to a fact leads to it whether or not such a case is asked for it.
  const unknown = group.facts.filter(
    (name) => !isShown(name) && (anchor === factAnchor(name) || isRelevant(name, askedOf(dossier))),
  );
  if (known.length === 0 && unknown.length === 0) return null;
  return (
    <Titled
      title={say(group.title)}
      below={
        unknown.length > 0 && (
          <Typography
            variant="caption"
            color="text.secondary"
            component="p"
            sx={{ px: 1, pt: 0.5 }}
          >
            {say(t('未提供：', 'Not given: '))}
            {unknown.map((name, index) => (
              <Box
                key={name}
                component="span"
                id={factAnchor(name)}
                sx={anchor === factAnchor(name) ? pointedAt : {}}
              >
                {index > 0 && say(t('、', ', '))}
                {say(factName(name))}
              </Box>
            ))}
          </Typography>
        )
      }
    >
      {known.map((name) => (
        <Row
          key={name}
          name={say(factName(name))}
          id={factAnchor(name)}
          isPointedAt={anchor === factAnchor(name)}
        >
          <FactValue name={name} value={dossier.facts[name]} />
          {corrections
            .filter(({ fact }) => fact === name)
            .map((correction) => (
              <Correction key={correction.event.id} correction={correction} />
            ))}
        </Row>
      ))}
    </Titled>
  );
}

function Correction({
  correction: { fact, before, event, reason },
}: {
  readonly correction: FactCorrection;
}) {
  const say = useSay();
  const { actor } = event.metadata;
  return (
    <Typography variant="caption" color="text.secondary" component="div">
      {momentInChina(event.recordedAt)} {say(actorWords(actor))}{' '}
      {say(t('更正，原为', 'corrected it; before:'))}{' '}
      <del>
        <FactValue name={fact} value={before} />
      </del>
      {reason !== '' && `（${reason}）`}
    </Typography>
  );
}

const pointedAt = { bgcolor: 'action.selected', borderRadius: 1 } as const;

interface TitledProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}

/** A heading over a table of two columns that stays together in its column of the page. */
const Titled = ({ title, children, below }: TitledProps) => (
  <Box sx={{ breakInside: 'avoid', pb: 2.5 }}>
    <Typography variant="h6" component="h2" sx={{ mb: 0.5 }}>
      {title}
    </Typography>
    <Table size="small" aria-label={title}>
      <TableBody>{children}</TableBody>
    </Table>
    {below}
  </Box>
);

interface RowProps {
  readonly name: string;
  readonly id?: string;
  readonly isPointedAt?: boolean;
  readonly children: ReactNode;
}

const Row = ({ name, id, isPointedAt = false, children }: RowProps) => (
  <TableRow {...(id === undefined ? {} : { id })} sx={isPointedAt ? pointedAt : {}}>
    <TableCell
      component="th"
      scope="row"
      sx={{
        color: 'text.secondary',
        width: 190,
        pl: 1,
        whiteSpace: 'normal',
        verticalAlign: 'top',
      }}
    >
      {name}
    </TableCell>
    <TableCell sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{children}</TableCell>
  </TableRow>
);
