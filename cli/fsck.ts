import { fsckFolder } from '#ops/fsck/fsck-folder.ts';
import { enginesIn } from './offline.ts';
import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';

/** Holds everything stored in a data folder or backup against what it follows from; exit 1 names what differs. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const folder = String(options['data']);
  const { events: engine, views: kept, ledger } = enginesIn(folder);
  const served = Object.keys(kept.servers ?? {});
  const report = await fsckFolder(folder, {
    engine: engine.kind === 'embedded' ? undefined : engine,
    ledger,
    served,
  });
  const { events, waiting, leaves, checkpoints, anchored, takenOver, late } = report;
  const { documents, views, found, differences } = report;
  if (options['json'] === true) print(JSON.stringify(report, null, 2));
  else {
    print(
      `${events} events, ${leaves} leaves, ${checkpoints} checkpoints, ${anchored} anchored, ${documents} documents, ${views} views`,
    );
    if (waiting > 0) {
      print(
        `${waiting} more events wait for the log; the server takes them in, running or at its next start / 另有 ${waiting} 个事件尚未写入存证日志，由运行中的服务或下次启动时补上`,
      );
    }
    if (takenOver > 0) {
      print(
        `${takenOver} anchors were taken over from the chain: an older anchors.db was put back once / 有 ${takenOver} 次存证由链上取回：曾放回过旧的 anchors.db`,
      );
    }
    if (late > 0) {
      print(
        `${late} leaves were entered later than receipts promise: the log stood still, or older files of log and chain were put back / 有 ${late} 个条目晚于回执承诺的时间写入：日志曾停顿，或放回过旧的日志与链文件`,
      );
    }
    if (served.length > 0) {
      print(`not compared, kept by a server / 由服务器保存，未比对: ${served.join(', ')}`);
    }
    if (ledger.kind === 'fabric') {
      print(
        `the chain was not asked: the evidence in the log was verified against the peers of ${ledger.profile} as the log has them / 未查询链本身：已按日志中登记的节点核验存证`,
      );
    }
    for (const { where, at, detail } of differences) print(`${where} ${at}: ${detail}`);
    if (found > differences.length) print(`… ${found - differences.length} more / 另有更多`);
    print(found === 0 ? 'everything agrees / 全部一致' : `${found} differences / 处不一致`);
    if (report.unrecorded.length > 0) {
      print(
        `${report.unrecorded.length} files of documents that no event speaks of / 份文件无事件记载（从未确认收到）`,
      );
    }
  }
  return found === 0 ? 0 : 1;
}
