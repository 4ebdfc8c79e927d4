import { z } from 'zod';
import { dutySchema } from '../duty/duty.ts';
import { noticeSchema } from '../messages/notice.ts';
import { actor, code, count, day, personName, written } from './parts.ts';

/** Documents that were stored and read, notices, and who is on duty. */
const documentLook = z.strictObject({ caseId: code.nullable(), documentId: code });

export const deskSchemas = {
  DocumentStored: z.strictObject({
    documentId: code,
    /** What the file was called by who sent it. */
    name: z.string().meta({ personal: 'fileName' }),
    mediaType: code,
    size: count,
    sm3: code,
    sha256: code,
  }),
  DocumentRead: documentLook,
  DocumentVerified: documentLook,
  NoticePublished: noticeSchema,
  NoticeWithdrawn: z.strictObject({ reason: written }),
  ActivityRegistered: z.strictObject({ person: actor, name: personName }),
  ActivityRegistrationWithdrawn: z.strictObject({ person: actor }),
  DutyEntered: dutySchema.extend({ agency: code, date: day }),
  DutyRemoved: z.strictObject({ agency: code, date: day }),
} as const satisfies Readonly<Record<string, z.ZodType>>;
