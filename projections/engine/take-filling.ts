import type { EngineLimits } from './engine-limits.ts';
import type { ChunkReader } from './event-source.ts';
import { asInLog, openStretchReader, type Stretch, type StretchReader } from './stretch.ts';
import type { RunningGeneration, View } from './view.ts';

/** How a generation that nobody reads is given its events. */
export interface FillingReader extends Pick<StretchReader, 'forget'> {
  /** What is taken next, at its end or in the middle of it. */
  stretchOf(view: View, filling: RunningGeneration, head: number): Promise<Stretch>;
}

export function openFillingReader(
  reader: ChunkReader,
  { chunk, fillingDocuments, stretchEvents, stretchCharacters }: EngineLimits,
): FillingReader {
  const limits = {
    chunk,
    streams: fillingDocuments,
    events: stretchEvents,
    characters: stretchCharacters,
  };
  const stretches = openStretchReader(reader, limits);
  return {
    forget: stretches.forget,
    async stretchOf({ stretch, isOfOneStream }, { runner }, head) {
      const { taken, piecesTaken } = runner;
      if (piecesTaken > 0 && stretch !== null) return stretch;
      if (isOfOneStream) return stretches.read(taken, head);
      return asInLog(taken, await reader.read(taken, head));
    },
  };
}

/** Takes the next piece; true at the end of a stretch, where the generation is that of a position. */
export async function takeFilling(
  view: View,
  filling: RunningGeneration,
  reader: FillingReader,
  head: number,
): Promise<boolean> {
  const { runner } = filling;
  view.stretch = await reader.stretchOf(view, filling, head);
  await runner.takePiece(view.stretch);
  const isAtEnd = runner.piecesTaken === 0;
  if (isAtEnd) view.stretch = null;
  return isAtEnd;
}

/** Takes what is left of the stretch that was begun. */
export async function takeToEnd(
  view: View,
  filling: RunningGeneration,
  reader: FillingReader,
  head: number,
): Promise<void> {
  while (filling.runner.piecesTaken > 0) await takeFilling(view, filling, reader, head);
}
