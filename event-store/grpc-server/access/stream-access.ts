import {
  aclOf,
  isMetastream,
  isSystemStream,
  metadataObject,
  streamOfMeta,
  type StreamAcl,
} from '../streams/stream-rules.ts';
import type { StreamLog } from '../streams/stream-log.ts';
import { accessDenied } from '../wire/status.ts';
import { isOfUsers } from './users.ts';
import { administrators, type Caller, everybody, isAdministrator } from './caller.ts';

/** What somebody wants to do with a stream. */
export type StreamAct = keyof StreamAcl;

export const allStreams = '$all';
const settingsStream = '$settings';

const open: StreamAcl = {
  read: [everybody],
  write: [everybody],
  delete: [everybody],
  metaRead: [everybody],
  metaWrite: [everybody],
};
const closed: StreamAcl = {
  read: [administrators],
  write: [administrators],
  delete: [administrators],
  metaRead: [administrators],
  metaWrite: [administrators],
};

/** Asks of every act on a stream whether it is permitted: the list in its metadata, else the one for all of its kind. */
export interface StreamAccess {
  /** Throws the refusal of the protocol. */
  assert(caller: Caller, stream: string, act: StreamAct): void;
}

export function streamAccess(
  log: StreamLog,
  isOfBackbone: (stream: string) => boolean,
): StreamAccess {
  /** The lists in `$settings`, which hold where a stream has none. */
  function defaults(stream: string): StreamAcl {
    const { events } = log.read.ofStream(settingsStream, 'backwards', Number.MAX_SAFE_INTEGER, 1);
    const settings = events.length === 0 ? null : metadataObject(events[0]!.data);
    const isSystem = isSystemStream(stream);
    const given = aclOf(settings?.[isSystem ? '$systemStreamAcl' : '$userStreamAcl']);
    const otherwise = isSystem ? closed : open;
    return given === null ? otherwise : over(given, otherwise);
  }

  const over = (acl: StreamAcl, otherwise: StreamAcl): StreamAcl => ({
    read: acl.read ?? otherwise.read,
    write: acl.write ?? otherwise.write,
    delete: acl.delete ?? otherwise.delete,
    metaRead: acl.metaRead ?? otherwise.metaRead,
    metaWrite: acl.metaWrite ?? otherwise.metaWrite,
  });

  function listFor(stream: string, act: StreamAct): readonly string[] {
    const otherwise = defaults(stream);
    const { acl } = log.rulesFor(stream);
    return (acl === null ? otherwise : over(acl, otherwise))[act] ?? [];
  }

  return {
    assert(caller, stream, act) {
      if (isMetastream(stream)) {
        this.assert(caller, streamOfMeta(stream), act === 'read' ? 'metaRead' : 'metaWrite');
        return;
      }
      if (stream === allStreams ? caller.readsBackbone && act === 'read' : isOfBackbone(stream)) {
        if (caller.readsBackbone && (act === 'read' || act === 'metaRead')) return;
        throw accessDenied();
      }
      if (isOfUsers(stream) && act !== 'read' && act !== 'metaRead') throw accessDenied();
      if (isAdministrator(caller)) return;
      const allowed = listFor(stream, act);
      const names = [caller.name, ...caller.groups, everybody];
      if (!names.some((name) => allowed.includes(name))) throw accessDenied();
    },
  };
}
