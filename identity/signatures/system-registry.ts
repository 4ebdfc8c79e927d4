import type { RegisteredSystem, SystemKey } from '#domain/systems/registered-system.ts';

/** The systems that may call, and their keys, as they are asked for. */
export interface SystemRegistry {
  list(): readonly RegisteredSystem[];
  find(id: string): RegisteredSystem | null;
  /** The key with this id and the system that it belongs to. */
  findKey(keyId: string): { readonly system: RegisteredSystem; readonly key: SystemKey } | null;
}
