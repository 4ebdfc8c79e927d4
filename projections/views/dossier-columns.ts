import { marksOf } from '#domain/casework/case-marks.ts';
import { latestRuling } from '#domain/casework/case-state.ts';
import type { Dossier, DossierAtWork } from '../ports/dossier.ts';
import { caseSums } from '../ports/dossier-store.ts';
import { exchangesOf, monthOf, partiesOf } from './case-summary.ts';
import { departs } from './cockpit.ts';

const texts = {
  stage: ({ stage }: Dossier) => stage,
  measure: ({ measure }: Dossier) => measure,
  district: ({ district }: Dossier) => district,
  outcome: ({ outcome }: Dossier) => outcome,
  provenance: ({ provenance }: Dossier) => provenance.kind,
  agencyKind: ({ turn }: Dossier) => turn.kind,
  agency: ({ turn }: Dossier) => turn.agency,
  prison: ({ agencies }: Dossier) => agencies.prison,
  procuratorate: ({ agencies }: Dossier) => agencies.procuratorate,
  court: ({ agencies }: Dossier) => agencies.court,
  justiceBureau: ({ agencies }: Dossier) => agencies.justiceBureau,
  openedMonth: ({ openedOn }: Dossier) => monthOf(openedOn),
  decidedMonth: (dossier: Dossier) => monthOf(latestRuling(dossier)?.on ?? null),
  openedOn: ({ openedOn }: Dossier) => openedOn,
  lastOn: ({ lastOn }: Dossier) => lastOn,
  due: ({ turn }: Dossier) => turn.due,
  name: ({ offender }: Dossier) => offender.name,
  reference: ({ reference }: Dossier) => reference,
  courtCaseNumber: ({ courtCaseNumber }: Dossier) => courtCaseNumber,
} as const satisfies Record<string, (dossier: Dossier) => string | null>;

const numbers = {
  departed,
  documents: ({ documents }: Dossier) => documents.length,
  exchanges: exchangesOf,
  position: ({ position }: Dossier) => position,
} as const;

const words = {
  parties: (dossier: DossierAtWork): readonly string[] => partiesOf(dossier),
  marks: (dossier: DossierAtWork): readonly string[] =>
    marksOf(dossier, dossier.deadlines, dossier.documents.length),
} as const;

/** The columns of a dossier: texts, none as null; numbers; and lists of words. */
export const dossierColumns = { texts, numbers, words } as const;

/** Members of a dossier that are not kept with it: deadlines follow from the others, history lies in rows of its own. */
export const leftOutOfDossiers = ['deadlines', 'history'] as const;

/** Sums beside the number of cases; each is a column. */
export const summedColumns = caseSums.filter((name) => name !== 'cases');

function departed(dossier: Dossier): number {
  const ruling = latestRuling(dossier);
  return ruling !== null && departs(ruling, dossier.proposal) ? 1 : 0;
}
