import type { RuleId } from '../rules/review-rules.ts';
import type { CaseFile } from './case-file.ts';
import { miss, record, type Notebook } from './notebook.ts';

const grounds: Readonly<Record<'newCrime' | 'omittedCrime' | 'violation', RuleId>> = {
  newCrime: 'CL-086-1',
  omittedCrime: 'CL-086-2',
  violation: 'CL-086-3',
};

/** 撤销假释 (刑法 art.86): shall be revoked on one of three grounds. */
export function reviewRevocation(file: CaseFile, notes: Notebook): void {
  const ground = file.facts.revocationGround ?? null;
  if (ground === null) {
    miss(notes, 'revocationGround', 'CL-086-3');
    record(notes, 'CL-086-3', { result: 'unknown', effect: 'person' });
    return;
  }
  record(notes, grounds[ground], { result: 'met', facts: { revocationGround: ground } });
  if (ground === 'violation')
    record(notes, 'SPC2016-029', { result: 'met', facts: { revocationGround: ground } });
}
