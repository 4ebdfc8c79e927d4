/**
 * What stands before the first hyphen of the backbone's streams, or is the whole name of one. Clients of the
 * protocol cannot write a stream of such a name, whether it has events yet or not.
 */
const ofBackbone = new Set([
  'access',
  'account',
  'calls',
  'case',
  'directory',
  'document',
  'duty',
  'notice',
  'sign',
  'system',
  'systems',
  'view',
]);

/** Whether a stream is the backbone's, or would be. */
export const isOfBackbone = (stream: string): boolean => ofBackbone.has(stream.split('-', 1)[0]!);
