import { Alert } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import type { Principal } from '#domain/access/principal.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { directory } from '../base/directory.ts';
import { useGoAtOnce } from '../base/go-at-once.ts';
import { t, useSay } from '../base/say.ts';
import { useSession, type Session } from '../base/session.ts';
import { todayInChina } from '../parts/chips.tsx';
import { agencyOptions, districtOptions } from '../parts/place-options.ts';
import { PageHead } from '../parts/page-head.tsx';
import { actingPerson } from './acting-person.ts';
import { FactsForm } from '../forms/facts-form.tsx';
import { focusField } from './focus-field.ts';
import { emptyForm, fieldsOf, type FormObject } from '../forms/field-schema.ts';
import type { FieldProps } from '../forms/field-props.tsx';
import { addressAfter } from './own-next-step.ts';
import { reckoningOfOpening } from '../forms/reckoned-data.ts';
import { StepForm } from './step-form.tsx';
import type { SentStep } from './step-sent.tsx';
import { useReckonedDraft } from './use-reckoned-draft.ts';

/** A prison opens a case: the agencies follow from the prison, the law is asked while one types. */
export default function OpenCasePage() {
  const say = useSay();
  const session = useSession();
  const [round, setRound] = useState(0);
  if (session?.principal == null) return null;
  const { principal, now } = session;
  if (principal.agency?.kind !== 'prison') {
    return (
      <Alert severity="info">{say(t('案件由监狱立卷。', 'A case is opened by the prison.'))}</Alert>
    );
  }
  return (
    <OpenCase
      // Until the code of the next page is there, this one is only hidden: who comes back opens another case.
      key={round}
      prison={principal.agency.id}
      principal={principal}
      now={now}
      session={session}
      onRecorded={() => setRound(round + 1)}
    />
  );
}

interface OpenCaseProps {
  readonly prison: AgencyId;
  readonly principal: Principal;
  readonly now: string;
  readonly session: Session;
  /** The case is open, and what follows is shown. */
  readonly onRecorded: () => void;
}

function OpenCase({ prison, principal, now, session, onRecorded }: OpenCaseProps) {
  const say = useSay();
  const goAtOnce = useGoAtOnce();
  const blank = useMemo(() => begin(prison), [prison]);
  const begun = useReckonedDraft(`${principal.id}.open`, blank, null, reckoningOfOpening);
  const draft = {
    ...begun,
    change: (next: FormObject) => begun.change(withFittingBureau(begun.draft.data, next)),
  };
  const { data } = draft.draft;
  const reckoned = useMemo(() => reckoningOfOpening(data), [data]);
  // The case's number stays with the draft, so that sending it again is a repeat.
  const caseId = draft.draft.idempotencyKey as CaseId;
  const person = useMemo(() => actingPerson(principal, now), [principal, now]);
  // What was sent without a reason and refused for the want of it.
  const [refused, setRefused] = useState<FormObject | null>(null);
  // Of somebody else, or of another reference, nothing was refused.
  const isRefusedForWantOfIt = refused !== null && isSameCase(refused, data);
  const asksForReason = isRefusedForWantOfIt || data['duplicateReason'] !== null;
  useEffect(() => {
    if (isRefusedForWantOfIt) focusField(reasonField);
  }, [isRefusedForWantOfIt]);
  const suggestions = useMemo(() => choices(say, districtOf(prison)), [say, prison]);
  return (
    <>
      <PageHead title={say(t('立卷', 'Open a case'))} />
      <StepForm
        name="openCase"
        title={t('立卷', 'Open a case')}
        consequence={t('案件进入监区审核环节。', 'The case enters the ward review.')}
        articles={['CL-079', 'MOJ130-006', 'MOJ130-008']}
        schema={openCaseSchema}
        draft={draft}
        caseId={caseId}
        agency={prison}
        person={person}
        state={null}
        moved={false}
        reckoned={reckoned}
        suggestions={suggestions}
        without={asksForReason ? elsewhere : withoutReason}
        required={isRefusedForWantOfIt ? reasonOnly : nothing}
        onRefused={(violations, sent) =>
          setRefused(violations.some(({ field }) => field === reasonField) ? sent : null)
        }
        onDone={async ({ position, revision }, after) => {
          const sent = { title: t('立卷', 'Open a case'), position, revision } satisfies SentStep;
          await goAtOnce(addressAfter(after, session), { sent });
          onRecorded();
        }}
      >
        {(faults, told) => (
          <FactsForm
            value={data['facts'] as FormObject}
            measure={String(data['measure'])}
            faults={faults}
            told={told}
            reckoned={reckoned}
            onChange={(facts) => draft.change({ ...data, facts })}
          />
        )}
      </StepForm>
    </>
  );
}

/** Asked for elsewhere, or not at an opening: it decides nothing, so that nothing is overridden. */
const elsewhere = new Set(['/facts', '/provenance', '/override']);

/** Why there is to be another case of the same person or reference: asked for when the server knows of one. */
const reasonField = '/duplicateReason';
const withoutReason = new Set([...elsewhere, reasonField]);
const reasonOnly = [reasonField];
const nothing: readonly string[] = [];

/** Whether two openings are of the same person under the same reference. */
const isSameCase = (one: FormObject, other: FormObject): boolean =>
  JSON.stringify([one['reference'], one['offender']]) ===
  JSON.stringify([other['reference'], other['offender']]);

/** Agencies and districts by their names; the prison is one's own. */
const choices = (
  say: ReturnType<typeof useSay>,
  own: string | null,
): NonNullable<FieldProps['suggestions']> => ({
  ...Object.fromEntries(agencyKinds.map((kind) => [kind, agencyOptions([kind], say)])),
  district: districtOptions(
    [...new Set([...(own === null ? [] : [own]), ...directory().counties.map(({ code }) => code)])],
    say,
  ),
});

/**
 * Where the people of this prison mostly live: its own district when a justice bureau is competent
 * for that, else the first for which one is.
 */
function districtOf(prison: AgencyId): string | null {
  const known = directory();
  const isServed = (code: string): boolean =>
    known.competent('justiceBureau', { kind: 'district', code }) !== undefined;
  const own = known.agency(prison)?.district;
  if (own !== undefined && isServed(own)) return own;
  return known.counties.find(({ code }) => isServed(code))?.code ?? null;
}

/** Who is competent for this prison and district, by the directory; null where it says of nobody. */
function agenciesFor(prison: AgencyId, district: string | null): FormObject {
  const known = directory();
  const ofPrison = { kind: 'prison', id: prison } as const;
  return {
    prison,
    procuratorate: known.competent('procuratorate', ofPrison)?.id ?? null,
    court: known.competent('court', ofPrison)?.id ?? null,
    justiceBureau:
      district === null
        ? null
        : (known.competent('justiceBureau', { kind: 'district', code: district })?.id ?? null),
  };
}

/** Where another district is chosen, and the bureau is not one for it, the competent one stands there. */
function withFittingBureau(before: FormObject, next: FormObject): FormObject {
  const { district, agencies } = next;
  if (typeof district !== 'string' || district === before['district']) return next;
  const known = directory();
  const competent = known.competent('justiceBureau', { kind: 'district', code: district });
  const chosen = String((agencies as FormObject)['justiceBureau']);
  if (competent === undefined || known.isAtOrAbove(chosen, competent.id)) return next;
  return { ...next, agencies: { ...(agencies as FormObject), justiceBureau: competent.id } };
}

function begin(prison: AgencyId): FormObject {
  const district = districtOf(prison);
  return {
    ...emptyForm(fieldsOf(openCaseSchema)),
    on: todayInChina(),
    measure: 'commutation',
    provenance: { kind: 'casework' },
    district,
    agencies: agenciesFor(prison, district),
  };
}
