import { z } from 'zod';
import { marksOf, unmarkedTexts } from '#domain/access/marks.ts';
import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { directoryFileSchema } from '#domain/directory/directory-file.ts';
import {
  viewDocuments,
  qualityLineSchema,
  workListEntrySchema,
} from '#projections/ports/view-schemas.ts';
import { eventSchemas } from '#migrations/event-schemas.ts';
import {
  confirmation,
  registration,
  rotation,
  stateChange,
} from '#commands/administration/system-requests.ts';
import { accountConfirmation, newAccount, newCode } from '#identity/accounts/account-requests.ts';

/**
 * SECU-1: every text of every command, event and view says what it holds of persons, or that it holds
 * nothing. A new field without a mark fails here; shown to nobody it would be hidden whole.
 */
const schemas: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(commandCatalogue.map(({ name, schema }) => [`command ${name}`, schema])),
  ...Object.fromEntries(
    Object.entries(eventSchemas).map(([type, schema]) => [`event ${type}`, schema]),
  ),
  ...Object.fromEntries(
    Object.entries(viewDocuments).map(([view, schema]) => [`view ${view}`, schema]),
  ),
  'line of the work list': workListEntrySchema,
  'line of the data quality': qualityLineSchema,
  'file of a directory': directoryFileSchema,
  'new account': newAccount,
  'new code': newCode,
  'confirmation of an account': accountConfirmation,
  'registration of a system': registration,
  'rotation of a key': rotation,
  'state of a system': stateChange,
  'confirmation of a system': confirmation,
};

test.each(Object.entries(schemas))('%s', (_, schema) => {
  expect(unmarkedTexts(marksOf(schema))).toEqual([]);
});
