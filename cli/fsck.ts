import { fsckFolder } from '#chain-anchors/fsck.ts';
import { anchoringDefaults } from '#chain-anchors/anchoring-options.ts';
import type { ExitCode } from '../cli.ts';
import { partsOfFolder, readEvents } from './offline.ts';
import { print } from './print.ts';

/** Recomputes every leaf, tile, root and checkpoint from the stored events; exit 1 names the first difference. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const folder = String(options['data']);
  const store = readEvents(folder);
  try {
    const report = await fsckFolder(
      { folder: partsOfFolder(folder).log, origin: 'andu', channel: anchoringDefaults.channel },
      store,
    );
    const { difference, events, leaves, checkpoints, anchored } = report;
    if (options['json'] === true) print(JSON.stringify(report, null, 2));
    else {
      print(`${events} events, ${leaves} leaves, ${checkpoints} checkpoints, ${anchored} anchored`);
      print(
        difference === null
          ? 'everything agrees / 全部一致'
          : `first difference / 首处不一致: ${difference.where} ${difference.at}: ${difference.detail}`,
      );
    }
    return difference === null ? 0 : 1;
  } finally {
    await store.close();
  }
}
