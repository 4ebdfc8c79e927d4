import { z } from 'zod';
import { dutySchema } from '#domain/duty/duty.ts';
import { agencyId, bilingual, day } from '#http/answer-parts.ts';

/** `PUT /api/duty/{agency}/{date}`: one line of the roster. */
export const dutyAnswer = dutySchema.extend({ agency: agencyId, date: day });

/** `GET /api/duty`; the name is null for an agency that the directory does not know. */
export const rosterAnswer = z.array(dutyAnswer.extend({ agencyName: bilingual.nullable() }));
export type ShownDuty = z.output<typeof rosterAnswer>[number];
