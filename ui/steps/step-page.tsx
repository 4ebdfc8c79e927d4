import { Alert, Button, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'react-router-dom';
import { consequenceOf } from '#domain/casework/consequence.ts';
import { processOf } from '#domain/casework/process/index.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { type StepCommand } from '#domain/casework/step-names.ts';
import { isLegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { ErrorPage } from '../base/error-page.tsx';
import { useGoAtOnce } from '../base/go-at-once.ts';
import { inTheWay } from '../base/in-the-way.ts';
import { Guarded } from '../parts/refusal.tsx';
import { t, useSay } from '../base/say.ts';
import { WaysOn } from '../base/ways-on.tsx';
import { useSession } from '../base/session.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useReadNow } from '../parts/use-read.ts';
import { actingPerson } from './acting-person.ts';
import { notAsked } from './asked-fields.ts';
import { CaseBeside } from './case-beside.tsx';
import { emptyForm, fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { FactsForm } from '../forms/facts-form.tsx';
import { MovedOn } from './moved-on.tsx';
import { reckoningOf, toldAtFields } from '../forms/reckoned-data.ts';
import { StepForm } from './step-form.tsx';
import { addressAfter } from './own-next-step.ts';
import { StepSent, sentIn, type SentStep } from './step-sent.tsx';
import { stepSuggestions } from './step-suggestions.ts';
import { suggestedData } from './suggested-data.ts';
import { useHeld } from './use-held.ts';
import { useReckonedDraft } from './use-reckoned-draft.ts';

/** A step of a case, taken by one's own agency. */
export default function StepPage() {
  const { id = '', command = '' } = useParams();
  const say = useSay();
  if (!Object.hasOwn(steps, command)) {
    return (
      <>
        <Alert severity="error">{say(t('没有这个办理事项', 'There is no such step'))}</Alert>
        <WaysOn />
      </>
    );
  }
  return (
    <Guarded operation={`command:${command}`}>
      <Step id={id} command={command as StepCommand} />
    </Guarded>
  );
}

function Step({ id, command }: { readonly id: string; readonly command: StepCommand }) {
  const dossier = useReadNow<CaseDossier>(`/api/cases/${id}`);
  const session = useSession();
  const documentId = useSearchParams()[0].get('documentId');
  const sent = sentIn(useLocation().state);
  const agency = session?.principal?.agency ?? null;
  const [round, setRound] = useState(0);
  // A step begins with the case as it is now, not as it was when one last looked.
  const read = dossier.data?.caseId === id ? dossier.data : undefined;
  const error = inTheWay(dossier.error, read);
  if (error !== null) {
    return <ErrorPage error={error} resetErrorBoundary={() => void dossier.refetch()} />;
  }
  // Whoever comes here from the step before sees the case after that step.
  const isBefore =
    sent !== null && read !== undefined && Number(read.revision) < Number(sent.revision);
  const fresh = isBefore ? undefined : read;
  if (fresh === undefined || agency === null || session?.principal == null) return null;
  return (
    <TakeStep
      key={`${command} ${documentId} ${round}`}
      dossier={fresh}
      name={command}
      documentId={documentId}
      user={session.principal.id}
      onRecorded={() => setRound(round + 1)}
    />
  );
}

interface TakeStepProps {
  readonly dossier: CaseDossier;
  readonly name: StepCommand;
  /** The document that the step is about; null when it is about the case. */
  readonly documentId: string | null;
  readonly user: string;
  /** The step is recorded and what follows is shown: also where that is this form again, it begins anew. */
  readonly onRecorded: () => void;
}

function TakeStep({ dossier: newest, name, documentId, user, onRecorded }: TakeStepProps) {
  const say = useSay();
  const [sending, setSending] = useState(false);
  // What the live stream says of one's own step, before its answer is there, is no news.
  const dossier = useHeld(newest, sending);
  const goAtOnce = useGoAtOnce();
  const session = useSession()!;
  const { title, schema } = steps[name];
  const consequence = consequenceOf(name, dossier);
  const form = useFormOf(dossier, name, documentId, user);
  const { draft, reckoned, suggestions, without, beside } = form;
  const { data } = draft.draft;
  const { principal, now } = session;
  const person = useMemo(() => actingPerson(principal!, now), [principal, now]);
  const moved = draft.draft.revision !== null && draft.draft.revision !== dossier.revision;
  const back = `/cases/${dossier.id}`;
  return (
    <>
      <PageHead title={say(title)} of={dossier.offender.name} asOf={dossier.asOf}>
        <Button component={Link} to={back}>
          {say(t('返回案件', 'Back to the case'))}
        </Button>
      </PageHead>
      <StepSent dossier={dossier} />
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {say(consequence)}
      </Typography>
      <MovedOn
        history={`/api/cases/${dossier.caseId}/events`}
        revision={dossier.revision}
        since={draft.draft.revision!}
        user={principal!.id}
        onSeen={draft.rebase}
      />
      {draft.resumed && !moved && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {say(t('已恢复上次未提交的内容。', 'What you typed last time is here again.'))}
        </Alert>
      )}
      <StepForm
        name={name}
        title={title}
        consequence={consequence}
        articles={processOf(dossier.processVersion).steps[name].articles}
        schema={schema}
        draft={draft}
        caseId={dossier.caseId}
        agency={principal!.agency!.id}
        person={person}
        state={dossier}
        moved={moved}
        reckoned={reckoned}
        suggestions={suggestions}
        without={without}
        beside={<CaseBeside dossier={beside} />}
        onSending={setSending}
        onDone={async ({ position, revision }, after) => {
          const sent = { title, position, revision } satisfies SentStep;
          // At once: the form that was sent is not to be seen beside the case as it now is.
          await goAtOnce(addressAfter(after, session), { sent });
          onRecorded();
        }}
      >
        {(faults, told) =>
          'facts' in data && (
            <FactsForm
              value={data['facts'] as FormObject}
              measure={dossier.measure}
              faults={faults}
              told={told}
              onChange={(facts) => draft.change({ ...data, facts })}
            />
          )
        }
      </StepForm>
    </>
  );
}

/** The form of a step: what it begins with, what was typed, what follows of it, and what it is not asked for. */
function useFormOf(
  dossier: CaseDossier,
  name: StepCommand,
  documentId: string | null,
  user: string,
) {
  const say = useSay();
  const { schema } = steps[name];
  const blank = useMemo(
    () =>
      ({
        ...emptyForm(fieldsOf(schema)),
        ...suggestedData(name, dossier, documentId),
      }) as FormObject,
    // What was suggested stays while one types, whatever happens to the case meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
    [name, documentId],
  );
  const subject = documentId === null ? name : `${name}.${documentId}`;
  const reckon = useMemo(() => reckoningOf(name, dossier), [name, dossier]);
  const draft = useReckonedDraft(
    `${user}.${dossier.id}.${subject}`,
    blank,
    dossier.revision,
    reckon,
  );
  const { data } = draft.draft;
  const reckoned = useMemo(() => toldAtFields(reckon(data), data), [reckon, data]);
  const on = isLegalDate(data['on']) ? data['on'] : null;
  const without = notAsked(name, dossier, data).add('/facts');
  const suggestions = useMemo(
    () => stepSuggestions(name, dossier, on, say),
    [name, dossier, on, say],
  );
  const beside = useMemo(
    () => (name === 'submitProposal' && on !== null ? { ...dossier, filingDate: on } : dossier),
    [name, on, dossier],
  );
  return { draft, reckoned, suggestions, without, beside };
}
