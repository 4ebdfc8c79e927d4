import { processOf } from '#domain/casework/process/index.ts';
import type { QualityDefect } from '#read-api/quality/quality-answers.ts';
import { factAddress } from '../words/fact-groups.ts';
import { may, type Session } from '../base/session.ts';

/** Where the defect is mended, by whoever may; the others see the place. */
export function placeOf(row: QualityDefect, session: Session | null): string {
  const { kind, name } = row.defect.place;
  const page = `/cases/${row.caseId}`;
  switch (kind) {
    case 'fact':
      return mayCorrect(row, session)
        ? `${page}/act/correctFacts?field=${encodeURIComponent(name)}`
        : (factAddress(row.caseId, name) ?? `${page}/facts`);
    case 'material':
      return `${page}/documents`;
    case 'document':
      return `${page}/documents/${name}`;
    case 'step':
      return `${page}/history`;
    case 'number':
      return `${page}/facts`;
  }
}

/** Facts are corrected while the file is with the prison; later they are what was filed. */
const mayCorrect = ({ processVersion, stage }: QualityDefect, session: Session | null): boolean =>
  may(session, 'command:correctFacts') &&
  processOf(processVersion).steps.correctFacts.from.includes(stage);
