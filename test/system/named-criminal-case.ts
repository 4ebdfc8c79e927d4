import { police } from '#demo/directory.ts';
import type { Callers } from './callers.ts';

/** A criminal case whose people stand in everything that somebody may write of it. */
export interface NamedCriminalCase {
  readonly criminalCaseId: string;
  /** What nobody may read to whom names and numbers are masked. */
  readonly criminalTokens: readonly string[];
}

const suspect = { name: '尉迟戊己', idNumber: '310101198808187777' };
const person = {
  name: '端木庚辛',
  post: '办案民警',
  staffNumber: 'N-770042',
  at: '2026-11-22T08:00:00Z',
};

/** Files a case and takes a measure back, signed by the system of the police. */
export async function openNamedCriminalCase(andu: Callers): Promise<NamedCriminalCase> {
  const criminalTokens = [suspect.name, suspect.idNumber, person.name, person.staffNumber];
  const sentence = `据${criminalTokens.join('、')}所述`;
  const send = async (name: string, caseId: string | null, data: object): Promise<string> => {
    const answer = await andu.signedBy(police.id)(`/api/criminal-commands/${name}`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: {
        ...(caseId === null ? {} : { caseId }),
        data: { on: '2026-11-02', documentNumber: sentence, ...data },
        person,
      },
    });
    if (answer.status !== 201) throw new Error(`${name}: ${answer.bytes.toString()}`);
    return (answer.body as { caseId: string }).caseId;
  };
  const criminalCaseId = await send('fileCase', null, {
    origin: 'casework',
    reference: sentence,
    district: null,
    suspect,
    offence: sentence,
    police: police.id,
  });
  await send('executeDetention', criminalCaseId, {});
  await send('changeMeasure', criminalCaseId, { to: 'bail', reason: sentence });
  return { criminalCaseId, criminalTokens };
}
