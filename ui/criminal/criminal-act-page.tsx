import { Alert, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { Principal } from '#domain/access/principal.ts';
import { criminalEntry, type CriminalEntry } from '#domain/criminal/catalogue.ts';
import type { CriminalCaseAnswer } from '#read-api/criminal/criminal-read-answers.ts';
import { ErrorPage } from '../base/error-page.tsx';
import { useGoAtOnce } from '../base/go-at-once.ts';
import { inTheWay } from '../base/in-the-way.ts';
import { t, useSay } from '../base/say.ts';
import { useSession } from '../base/session.ts';
import { WaysOn } from '../base/ways-on.tsx';
import { emptyForm, fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { todayInChina } from '../parts/chips.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Guarded } from '../parts/refusal.tsx';
import { useReadNow } from '../parts/use-read.ts';
import { MovedOn } from '../steps/moved-on.tsx';
import type { SentStep } from '../steps/step-sent.tsx';
import { useDraft } from '../steps/use-draft.ts';
import { useHeld } from '../steps/use-held.ts';
import { ofCriminalCommand } from '../steps/use-send-step.ts';
import { CriminalForm } from './criminal-form.tsx';

const nothing: ReadonlySet<string> = new Set();

/** A step of a criminal case, taken by one's own agency. */
export default function CriminalActPage() {
  const { id = '', command = '' } = useParams();
  const say = useSay();
  const entry = criminalEntry(command);
  if (entry === undefined || entry.name === 'fileCase') {
    return (
      <>
        <Alert severity="error">{say(t('没有这个办理事项', 'There is no such step'))}</Alert>
        <WaysOn />
      </>
    );
  }
  return (
    <Guarded operation={`command:criminal.${entry.name}`}>
      <Act id={id} entry={entry} />
    </Guarded>
  );
}

function Act({ id, entry }: { readonly id: string; readonly entry: CriminalEntry }) {
  const shown = useReadNow<CriminalCaseAnswer>(`/api/criminal-cases/${id}`);
  const session = useSession();
  const read = shown.data?.id === id ? shown.data : undefined;
  const error = inTheWay(shown.error, read);
  if (error !== null) {
    return <ErrorPage error={error} resetErrorBoundary={() => void shown.refetch()} />;
  }
  if (read === undefined || session?.principal?.agency == null) return null;
  return (
    <TakeAct
      key={entry.name}
      shown={read}
      entry={entry}
      principal={session.principal}
      now={session.now}
    />
  );
}

interface TakeActProps {
  readonly shown: CriminalCaseAnswer;
  readonly entry: CriminalEntry;
  readonly principal: Principal;
  readonly now: string;
}

function TakeAct({ shown: newest, entry, principal, now }: TakeActProps) {
  const say = useSay();
  const goAtOnce = useGoAtOnce();
  const [sending, setSending] = useState(false);
  // What the live stream says of one's own step, before its answer is there, is no news.
  const shown = useHeld(newest, sending);
  const { id, revision, asOf, suspect } = shown;
  const blank = useMemo<FormObject>(
    () => ({ ...emptyForm(fieldsOf(entry.schema)), on: todayInChina() }),
    [entry],
  );
  const draft = useDraft(`${principal.id}.${id}.criminal.${entry.name}`, blank, revision);
  const moved = draft.draft.revision !== revision;
  const back = `/criminal/${id}`;
  return (
    <>
      <PageHead title={say(entry.title)} of={suspect.name} asOf={asOf}>
        <Button component={Link} to={back}>
          {say(t('返回案件', 'Back to the case'))}
        </Button>
      </PageHead>
      <MovedOn
        history={`/api/criminal-cases/${id}/events`}
        revision={revision}
        since={draft.draft.revision!}
        user={principal.id}
        onSeen={draft.rebase}
      />
      {draft.resumed && !moved && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {say(t('已恢复上次未提交的内容。', 'What you typed last time is here again.'))}
        </Alert>
      )}
      <CriminalForm
        entry={entry}
        target={ofCriminalCommand(entry.name, id)}
        draft={draft}
        state={shown}
        moved={moved}
        principal={principal}
        now={now}
        without={nothing}
        onSending={setSending}
        onDone={async ({ position, revision: recorded }) => {
          const sent = { title: entry.title, position, revision: recorded } satisfies SentStep;
          await goAtOnce(back, { sent });
        }}
      />
    </>
  );
}
