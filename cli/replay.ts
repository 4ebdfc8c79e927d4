import { noNames } from '#domain/directory/directory-names.ts';
import { isDeepStrictEqual } from 'node:util';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { caseStream, type CaseEvent } from '#domain/casework/events.ts';
import { fold } from '#domain/kernel/decider.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { viewsEngine } from '#projections/open-views.ts';
import type { ExitCode } from './exit-code.ts';

import { enginesIn, readEvents } from './offline.ts';
import { print, report } from './print.ts';

/**
 * Prints the events in order, and for one case the state they give and whether
 * the stored dossier agrees; exit 1 when it does not.
 */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const folder = String(options['data']);
  const to = positionOf(options['to']);
  const store = readEvents(folder);
  try {
    const stream =
      options['case'] === undefined ? null : caseStream(CaseId(String(options['case'])));
    const source = stream === null ? store.readAll() : store.readStream(stream);
    const events: RecordedEvent[] = [];
    for await (const event of source) {
      if (event.position > to) break;
      if (options['json'] !== true) print(line(event));
      if (stream !== null) events.push(event);
      else if (options['json'] === true) print(JSON.stringify(event));
    }
    if (stream === null) return 0;
    if (events.length === 0) {
      const id = String(options['case']);
      throw new RangeError(`没有这个案件的事件：${id} / there are no events of this case: ${id}`);
    }
    return await compared(folder, String(options['case']), events, options);
  } finally {
    await store.close();
  }
}

/** Up to where; everything when nothing was said. Throws RangeError at what no position can be. */
function positionOf(given: unknown): number {
  if (given === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,15}$/.test(String(given))) {
    throw new RangeError(
      `--to 不是事件序号：${String(given)} / --to is not a position: ${String(given)}`,
    );
  }
  return Number(given);
}

const line = ({ position, recordedAt, stream, revision, type, metadata }: RecordedEvent): string =>
  `${position}\t${recordedAt}\t${stream}@${revision}\t${type}\t${metadata.actor.id}`;

async function compared(
  folder: string,
  caseId: string,
  events: readonly RecordedEvent[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const state = fold<CaseState | null, CaseEvent>(
    caseDecider,
    events as unknown as readonly CaseEvent[],
  );
  const stores = viewsEngine(enginesIn(folder).views).asking(noNames, () => undefined);
  try {
    await stores.followStored();
    const { dossiers } = await stores.dossiers.list({
      filter: {},
      ids: [caseId],
      sort: 'position',
      order: 'ascending',
      offset: 0,
      limit: 1,
    });
    const view = dossiers[0] ?? null;
    const sameMoment = view !== null && Number(view.position) === events.at(-1)?.position;
    const agrees = sameMoment ? agree(state, view as unknown as Record<string, unknown>) : null;
    print(JSON.stringify(options['json'] === true ? { events, state, agrees } : state, null, 2));
    report(
      agrees === null
        ? 'the view is of another position, so it was not compared / 视图位置不同，未比较'
        : agrees
          ? 'the stored view agrees / 与已存视图一致'
          : 'the stored view differs / 与已存视图不一致',
    );
    return agrees === false ? 1 : 0;
  } finally {
    await stores.close();
  }
}

/** Every field of the state that the dossier shows as well is the same there. */
const agree = (state: CaseState | null, view: Record<string, unknown>): boolean =>
  state !== null &&
  Object.entries(state).every(
    ([name, value]) => !(name in view) || isDeepStrictEqual(plain(view[name]), plain(value)),
  );

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
