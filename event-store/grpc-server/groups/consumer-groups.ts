import { status } from '@grpc/grpc-js';
import { administrators, type Caller } from '../access/caller.ts';
import { allStreams } from '../access/stream-access.ts';
import { eventSource, type SourceParts } from '../services/event-source.ts';
import { Refusal } from '../wire/status.ts';
import { type ConsumerGroup, consumerGroup } from './consumer-group.ts';
import { tellConfig } from './group-config.ts';
import type { GroupName, GroupSettings } from './group-settings.ts';
import { parkedOf } from './parked.ts';

/** What is kept of a group: its settings, and what whoever made it may read. */
interface Kept {
  readonly settings: GroupSettings;
  readonly readsBackbone: boolean;
  readonly seesSystem: boolean;
}

/** The groups of consumers; each goes on where it was after a restart. */
export interface ConsumerGroups {
  /** Rejects with the refusal `persistent-subscription-exists`. */
  create(name: GroupName, settings: GroupSettings, by: Caller): Promise<void>;
  /** Changes the settings; consumers are dropped and come again. Rejects with `persistent-subscription-does-not-exist`. */
  update(name: GroupName, settings: GroupSettings, by: Caller): Promise<void>;
  remove(name: GroupName, by: Caller): Promise<void>;
  /** The group; throws `persistent-subscription-does-not-exist`. */
  find(name: GroupName): ConsumerGroup;
  /** Whether what a group reads holds events of the backbone. */
  readsBackbone(name: GroupName): boolean;
  list(): readonly ConsumerGroup[];
  /** Drops all consumers; they come again. */
  restart(): void;
  stop(): void;
}

const keyOf = ({ stream, group }: GroupName): string => `${stream}\0${group}`;

const named = ({ stream, group }: GroupName) => ({ 'stream-name': stream, 'group-name': group });

export const noSuchGroup = (name: GroupName): Refusal =>
  new Refusal(
    status.NOT_FOUND,
    `Subscription group ${name.group} on stream ${name.stream} does not exist.`,
    { exception: 'persistent-subscription-does-not-exist', ...named(name) },
  );
const groupExists = (name: GroupName): Refusal =>
  new Refusal(
    status.ALREADY_EXISTS,
    `Subscription group ${name.group} on stream ${name.stream} exists.`,
    { exception: 'persistent-subscription-exists', ...named(name) },
  );
export const tooManyConsumers = (name: GroupName): Refusal =>
  new Refusal(
    status.FAILED_PRECONDITION,
    `Maximum subscriptions reached for subscription group ${name.group} on stream ${name.stream}.`,
    { exception: 'maximum-subscribers-reached', ...named(name) },
  );
export const consumerDropped = (name: GroupName): Refusal =>
  new Refusal(
    status.CANCELLED,
    `Subscription group ${name.group} on stream ${name.stream} was dropped.`,
    { exception: 'persistent-subscription-dropped', ...named(name) },
  );

interface KeptGroup {
  readonly name: GroupName;
  readonly kept: Kept;
  readonly checkpoint: number | null;
}

/** A group at work from its checkpoint on; it reads what its maker may read. */
function groupOver(
  parts: SourceParts,
  { name, kept, checkpoint }: KeptGroup,
  onFailure: (error: unknown) => void,
): ConsumerGroup {
  const { settings } = kept;
  const reader: Caller = {
    name: '',
    groups: [administrators],
    readsBackbone: kept.readsBackbone,
    look: () => Promise.resolve(),
  };
  // What the maker may not see of all is not for the group; a single stream is asked for when one joins.
  const isLimited = name.stream === allStreams && !kept.seesSystem;
  const limited = isLimited ? { ...reader, groups: [] } : reader;
  const { filter, resolveLinks } = settings;
  return consumerGroup({
    name,
    settings,
    log: parts.log,
    parked: parkedOf(parts.log, name),
    source: eventSource(parts, limited, { filter, resolveLinks }),
    parkedSource: eventSource(parts, reader, { filter: null, resolveLinks: true }),
    checkpoint,
    saveCheckpoint: (reached) => parts.log.groups.setCheckpoint(name.stream, name.group, reached),
    onFailure,
  });
}

export function consumerGroups(
  parts: SourceParts,
  onFailure: (error: unknown) => void,
): ConsumerGroups {
  const stored = parts.log.groups;
  const groups = new Map<string, { readonly group: ConsumerGroup; readonly kept: Kept }>();

  function open(name: GroupName, kept: Kept, checkpoint: number | null): void {
    const group = groupOver(parts, { name, kept, checkpoint }, onFailure);
    groups.set(keyOf(name), { group, kept });
  }

  const save = ({ stream, group: name }: GroupName, kept: Kept, checkpoint: number | null): void =>
    stored.save({ stream, name, settings: JSON.stringify(kept), checkpoint });

  const tell = ({ name }: Caller): Promise<void> =>
    tellConfig(
      parts.log,
      [...groups.values()].map(({ group }) => group),
      name,
    );

  function found(name: GroupName) {
    const entry = groups.get(keyOf(name));
    if (entry === undefined) throw noSuchGroup(name);
    return entry;
  }

  for (const { stream, name, settings, checkpoint } of stored.list()) {
    open({ stream, group: name }, JSON.parse(settings) as Kept, checkpoint);
  }

  return {
    async create(name, settings, by) {
      if (groups.has(keyOf(name))) throw groupExists(name);
      const kept = {
        settings,
        readsBackbone: by.readsBackbone,
        seesSystem: by.groups.includes(administrators),
      };
      save(name, kept, null);
      open(name, kept, null);
      await tell(by);
    },
    async update(name, settings, by) {
      const { group, kept } = found(name);
      group.stop();
      const { checkpoint } = group.figures();
      const changed = { ...kept, settings };
      save(name, changed, checkpoint);
      open(name, changed, checkpoint);
      await tell(by);
    },
    async remove(name, by) {
      const { group } = found(name);
      groups.delete(keyOf(name));
      group.stop();
      stored.remove(name.stream, name.group);
      await group.parked.remove();
      await tell(by);
    },
    find: (name) => found(name).group,
    readsBackbone: (name) => found(name).kept.readsBackbone,
    list: () => [...groups.values()].map(({ group }) => group),
    restart() {
      for (const { group, kept } of groups.values()) {
        group.stop();
        open(group.name, kept, group.figures().checkpoint);
      }
    },
    stop() {
      for (const { group } of groups.values()) group.stop();
    },
  };
}
