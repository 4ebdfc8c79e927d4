import type { DoorRequest } from '#http/operation.ts';
import { accessPolicy } from '#domain/access/access-policy.ts';
import { caseStream } from '#domain/casework/events.ts';
import { caseId, eventsOf, journey } from '#domain/casework/testing/scenario.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { PrincipalId } from '#domain/kernel/ids.ts';
import { sampleEvent } from '#event-store/testing/sample-events.ts';
import { storeInFolder, type StoreInFolder } from '#event-store/testing/store-in-folder.ts';
import { CasesController } from './cases.controller.ts';
import type { ReadPorts } from '../ports.ts';

let opened: StoreInFolder;
beforeAll(async () => {
  opened = await storeInFolder();
});
afterAll(() => opened.dispose());

const request = {
  correlationId: 'a-test-of-reading',
  principal: {
    kind: 'person',
    id: PrincipalId('auditor'),
    name: '审计',
    role: 'auditor',
    agency: null,
  },
  headers: {},
} as unknown as DoorRequest & { readonly headers: object };

test('a case is shown as of its last event while no view is carried by anybody', async () => {
  const [{ type, data } = { type: '', data: {} }] = eventsOf(journey.slice(0, 1));
  const { position } = await opened.store.append(
    caseStream(caseId),
    [sampleEvent({ type, data: data as unknown as JsonObject })],
    'noStream',
  );
  const ports = {
    store: opened.store,
    waitForView: async () => false,
    recordLook: async () => undefined,
    proofStateOf: async () => [],
  } as unknown as ReadPorts;
  const cases = new CasesController(ports, accessPolicy({}));
  const at = (after: number) => ({ after: String(after) });
  expect(await cases.dossier(caseId, at(position), request as never)).toMatchObject({
    id: caseId,
    asOf: String(position),
  });
  expect(await cases.events(caseId, at(position), request as never)).toHaveLength(1);
  const beyond = expect.objectContaining({ code: 'view-not-caught-up' });
  await expect(cases.dossier(caseId, at(position + 1), request as never)).rejects.toEqual(beyond);
});
