import type { Bilingual } from '#domain/kernel/violation.ts';
import type { SigningPermission } from './signing-guard.ts';

const restore = {
  zh: '请停止服务，运行 andu fsck 查明全部不一致之处，再把同一份备份的各文件一起恢复（andu restore）',
  en: 'stop the server, run andu fsck for every place, and restore all files of one backup together (andu restore)',
};

const because = (zh: string, en: string): Bilingual => ({
  zh: `${zh}；${restore.zh}`,
  en: `${en}; ${restore.en}`,
});

const ofCaseKey = (permission: { readonly caseId: string; readonly position: number }): Bilingual =>
  because(
    `案件 ${permission.caseId} 的密钥已不是原来的密钥（位置 ${permission.position} 的事件本身相符）：anchors.db 的 case_key 被改动或删除`,
    `the key of case ${permission.caseId} is not what it was (the event at position ${permission.position} itself fits): case_key of anchors.db was altered, or its row was deleted`,
  );

/** What has happened and what the operator does about it; null while the log may sign. */
export function signingAdvice(permission: SigningPermission): Bilingual | null {
  if (permission.kind === 'caseKeyDiffers') return ofCaseKey(permission);
  switch (permission.kind) {
    case 'allowed':
      return null;
    case 'chainNotAsked':
      return {
        zh: '尚未得到链的答复，签名暂缓；请检查与链的连接',
        en: 'the chain has not answered yet, so no head is signed; look at the connection to the chain',
      };
    case 'eventsMissing':
      return because(
        `日志中有位置 ${permission.position} 的条目，事件存储中却没有该事件：事件被删除，或放回了事件存储的旧副本（events.sqlite 或 KurrentDB 的数据）`,
        `the log has position ${permission.position}, the event store does not: events were deleted, or an older copy of the event store was put back (events.sqlite, or the data of KurrentDB)`,
      );
    case 'eventsDiffer':
      return because(
        `位置 ${permission.position} 的事件与日志条目不符：事件被改动，或放回了另一份事件存储（events.sqlite 或 KurrentDB 的数据）`,
        `the event at position ${permission.position} is not what the log holds: it was altered, or another copy of the event store was put back (events.sqlite, or the data of KurrentDB)`,
      );
    case 'eventWithoutLeaf':
      return because(
        `位置 ${permission.position} 的事件无法读取或没有合格的盐值，不能记入日志：事件被改动，或由他人写入`,
        `the event at position ${permission.position} cannot be read or has no proper salt, so that the log cannot take it: it was altered, or something else wrote it`,
      );
    case 'leavesMissing':
      return because(
        `日志缺少第 ${permission.index} 号条目：anchors.db 被改动`,
        `leaf ${permission.index} of the log is missing: anchors.db was altered`,
      );
    case 'treeDiffers':
      return because(
        `第 ${permission.index} 号条目与哈希树不符：anchors.db 被改动`,
        `leaf ${permission.index} is not in the tree: anchors.db was altered`,
      );
    case 'headBeyondLog':
      return because(
        `已签检查点含 ${permission.headSize} 条，日志只有 ${permission.logSize} 条：anchors.db 被改动`,
        `a head was signed over ${permission.headSize} leaves, the log has ${permission.logSize}: anchors.db was altered`,
      );
    case 'headDiffers':
      return because(
        `${permission.headSize} 条处的已签检查点与哈希树不符，或其签名不成立：anchors.db 被改动`,
        `the head that was signed at ${permission.headSize} leaves is not what the tree gives, or its signature does not hold: anchors.db was altered`,
      );
    case 'valuesDiffer':
      return because(
        '日志的长度、迟延计数或密钥记录不是原来所记：anchors.db 被改动',
        'how far the log reaches, its late leaves or its keys are not what was written down: anchors.db was altered',
      );
    case 'behindChain':
      return {
        zh: `链上已有 ${permission.chainSize} 条，日志只有 ${permission.logSize} 条：放回了旧的 anchors.db 或旧的备份；事件齐全时日志由事件自行补齐，补齐前不签名；一分钟后仍如此，则事件也不全：${restore.zh}`,
        en: `the chain has seen ${permission.chainSize} leaves, the log has ${permission.logSize}: an older anchors.db or an older backup was put back; with all events there the log is made again from them, and nothing is signed before; when it still says so after a minute, events are missing as well: ${restore.en}`,
      };
    case 'divergedFromChain':
      return because(
        `链上 ${permission.chainSize} 条处的根与本日志不同：这不是存证时的日志`,
        `the chain has another root at ${permission.chainSize} leaves: this is not the log that was anchored`,
      );
    case 'chainDiffers':
      return because(
        `链上 ${permission.chainSize} 条处的存证与日志所记不同：ledger.db 或 anchors.db 被改动`,
        `what the chain has of ${permission.chainSize} leaves is not what the log has of it: ledger.db or anchors.db was altered`,
      );
    case 'anchoringForgotten':
      return because(
        `位置 ${permission.position} 的事件记有 ${permission.anchoredSize} 条处的存证，日志与链已无此存证或与所记不同：放回了旧的 anchors.db 和 ledger.db，或二者被改动`,
        `the event at position ${permission.position} tells of the anchoring of ${permission.anchoredSize} leaves, and log and chain no longer have it as it was: older anchors.db and ledger.db were put back, or both were altered`,
      );
    case 'chainBehindLog':
      return because(
        `日志记得已存证 ${permission.anchoredSize} 条，链上只有 ${permission.chainSize} 条：放回了旧的 ledger.db`,
        `the log knows ${permission.anchoredSize} leaves to be anchored, the chain has ${permission.chainSize}: an older ledger.db was put back`,
      );
  }
}
