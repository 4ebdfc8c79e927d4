import { useMemo, useState } from 'react';
import type { Principal } from '#domain/access/principal.ts';
import { criminalEntry } from '#domain/criminal/catalogue.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';
import { useGoAtOnce } from '../base/go-at-once.ts';
import { t, useSay } from '../base/say.ts';
import { useSession } from '../base/session.ts';
import { emptyForm, fieldsOf, type FormObject } from '../forms/field-schema.ts';
import { directory } from '../base/directory.ts';
import { todayInChina } from '../parts/chips.tsx';
import { PageHead } from '../parts/page-head.tsx';
import type { SentStep } from '../steps/step-sent.tsx';
import { useDraft } from '../steps/use-draft.ts';
import { ofCriminalCommand } from '../steps/use-send-step.ts';
import { CriminalForm } from './criminal-form.tsx';

const entry = criminalEntry('fileCase')!;
/** Follows from who files: the own agency, and a case that somebody enters. */
const without = new Set(['/police', '/origin']);

/** 刑事立案: the police file a case. */
export default function FileCasePage() {
  const session = useSession();
  const [round, setRound] = useState(0);
  if (session?.principal?.agency == null) return null;
  return (
    <FileCase
      key={round}
      principal={session.principal}
      now={session.now}
      onRecorded={() => setRound(round + 1)}
    />
  );
}

/** The district of the agency, where it is one of those that are offered: a bureau of a city is of none of them. */
function districtOf(police: AgencyId): string | null {
  const district = directory().agency(police)?.district;
  return directory().counties.some(({ code }) => code === district) ? district! : null;
}

interface FileCaseProps {
  readonly principal: Principal;
  readonly now: string;
  /** The case is filed, and what follows is shown. */
  readonly onRecorded: () => void;
}

function FileCase({ principal, now, onRecorded }: FileCaseProps) {
  const say = useSay();
  const goAtOnce = useGoAtOnce();
  const police = principal.agency!.id;
  const blank = useMemo<FormObject>(
    () => ({
      ...emptyForm(fieldsOf(entry.schema)),
      on: todayInChina(),
      origin: 'casework',
      police,
      district: districtOf(police),
    }),
    [police],
  );
  const draft = useDraft(`${principal.id}.criminal.fileCase`, blank, null);
  return (
    <>
      <PageHead title={say(t('刑事立案', 'File a criminal case'))} />
      <CriminalForm
        entry={entry}
        target={ofCriminalCommand('fileCase', null)}
        draft={draft}
        state={null}
        moved={false}
        principal={principal}
        now={now}
        without={without}
        onDone={async ({ caseId, position, revision }) => {
          const sent = { title: entry.title, position, revision } satisfies SentStep;
          await goAtOnce(`/criminal/${caseId}`, { sent });
          onRecorded();
        }}
      />
    </>
  );
}
