import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { marksOf } from '#domain/access/marks.ts';
import type { Principal } from '#domain/access/principal.ts';
import { notPermitted } from '#domain/access/require-permission.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { isUuid } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import {
  isOfCriminalCase,
  watchedCriminalLimits,
} from '#domain/supervision/watched-criminal-limits.ts';
import { limitKey, watchedLimits } from '#domain/supervision/watched-limits.ts';
import { actOf, actsPossible } from '#domain/supervision/warning-decider.ts';
import { warningStream, type WarningEvent } from '#domain/supervision/warning-events.ts';
import { evolveWarning, type Warning } from '#domain/supervision/warning.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import { upcast } from '#migrations/upcast.ts';
import { warningEntrySchema } from '#projections/ports/view-schemas.ts';
import { readCase } from '../cases/case-reader.ts';
import { readCriminal } from '../criminal/criminal-cases.ts';
import { eventMasking, openHiddenWords, openMaskedLines } from '../events/hidden-words.ts';

type Store = Pick<EventStore, 'readStream'>;

interface ReadEvents {
  readonly warning: Warning;
  readonly events: readonly RecordedEvent[];
}

/** Throws Problem `not-found`. */
async function eventsOf(store: Store, id: string): Promise<ReadEvents> {
  if (!isUuid(id)) throw new Problem('not-found');
  const events: RecordedEvent[] = [];
  let warning: Warning | null = null;
  for await (const event of store.readStream(warningStream(id))) {
    events.push(event);
    const { actor } = event.metadata;
    warning = evolveWarning(warning, upcast(event) as unknown as WarningEvent, actor);
  }
  if (warning === null) throw new Problem('not-found');
  return { warning, events };
}

/**
 * A warning from the log, as one of its agency or of supervision sees it. Names and numbers of the case are masked to
 * whoever does not work on it, in what was written as well; who acted is named. Throws Problem `not-found`, `forbidden`.
 */
export function openWarningReader(store: Store, policy: AccessPolicy) {
  const wordsOf = openHiddenWords(store);
  const maskedLines = openMaskedLines(store, marksOf(warningEntrySchema));

  return async (id: string, principal: Principal, isMasked: boolean) => {
    const { warning, events } = await eventsOf(store, id);
    const relation = principal.agency?.id === warning.agency ? 'ownCase' : 'otherCase';
    const permission = policy.permits({ principal, operation: 'warning.read', relation });
    if (!permission.allowed) throw notPermitted(permission);
    const { limits, documents, shown: ofCase } = await readWarnedCase(store, warning);
    const limit = limits.find((each) => limitKey(each) === limitKey(warning)) ?? null;
    const line = {
      caseId: warning.caseId,
      limit,
      warning: { ...warning, id },
      ...ofCase,
    } as unknown as JsonObject & { readonly caseId: string };
    const [shown] = isMasked ? await maskedLines([line]) : [line];
    const mask = eventMasking(wordsOf);
    const may = (act: (typeof actOf)[keyof typeof actOf]): boolean =>
      policy.permits({
        principal,
        operation: act === 'agency' ? 'warning.answer' : 'warning.supervise',
        relation,
      }).allowed;
    return {
      ...shown,
      acts: actsPossible(warning).filter((act) => may(actOf[act])),
      history: await Promise.all(
        events.map(async (event) =>
          lineOfHistory(event, isMasked ? await mask(event) : event.data),
        ),
      ),
      // What a document is called may name somebody: to whom names are masked it is told by its digest.
      documents: documents.map(({ documentId, title, sm3 }) => ({
        documentId,
        title: isMasked ? '' : title,
        sm3,
      })),
    };
  };
}

/** The case that a warning is about, whichever kind it is. */
async function readWarnedCase(store: Store, { caseId, limit }: Warning) {
  if (isOfCriminalCase(limit)) {
    const { state } = await readCriminal(store, caseId);
    const { suspect, reference, courtCaseNumber, stage, district } = state;
    const shown = { reference, courtCaseNumber, stage, district };
    return {
      limits: watchedCriminalLimits(state),
      // The instruments of a criminal case are named by their numbers.
      documents: [],
      shown: { name: suspect.name, ...shown, measure: 'criminal' },
    };
  }
  const { state } = await readCase(store, caseId);
  const { offender, reference, courtCaseNumber, stage, measure, district, documents } = state;
  return {
    limits: watchedLimits(state),
    documents,
    shown: { name: offender.name, reference, courtCaseNumber, stage, measure, district },
  };
}

/** Who acted is told to both sides, whatever is masked of the case. */
function lineOfHistory(
  { id, type, position, recordedAt, metadata, data: plain }: RecordedEvent,
  data: JsonObject,
) {
  const { person: _, ...rest } = data;
  return {
    event: type,
    eventId: id,
    position: String(position),
    recordedAt,
    actor: metadata.actor,
    person: plain['person'] ?? null,
    data: rest,
  };
}
