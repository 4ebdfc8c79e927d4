import type { Bilingual } from '../kernel/violation.ts';

/** The closed list of what can be wrong with a bundle. */
export const faultTexts = {
  'container-damaged': { zh: '压缩包结构已损坏', en: 'the zip file is damaged' },
  'file-missing': { zh: '缺少文件', en: 'the file is missing' },
  'file-unexpected': { zh: '存在清单以外的文件', en: 'the file is not in the manifest' },
  'size-wrong': { zh: '文件长度与清单不符', en: 'the size is not that of the manifest' },
  'digest-wrong': { zh: '文件摘要与清单不符', en: 'the digest is not that of the manifest' },
  'manifest-malformed': { zh: '清单格式错误', en: 'the manifest is malformed' },
  'manifest-key-unknown': {
    zh: '清单不是由受信任的密钥签名',
    en: 'no trusted key signed the manifest',
  },
  'manifest-signature-wrong': {
    zh: '清单签名无效',
    en: 'the signature of the manifest does not hold',
  },
  'trust-malformed': { zh: '信任文件格式错误', en: 'the trust file is malformed' },
  'event-malformed': { zh: '事件格式错误', en: 'the event is malformed' },
  'salt-malformed': { zh: '盐值格式错误', en: 'the salt is malformed' },
  'leaf-malformed': { zh: '日志叶格式错误', en: 'the leaf is malformed' },
  'commitment-wrong': {
    zh: '事件和盐值与日志叶中的承诺不符',
    en: 'event and salt do not open the commitment of the leaf',
  },
  'leaf-of-other-event': { zh: '日志叶属于另一事件', en: 'the leaf is that of another event' },
  'leaf-of-other-log': { zh: '日志叶属于另一日志', en: 'the leaf is that of another log' },
  'inclusion-malformed': { zh: '包含证明格式错误', en: 'the inclusion proof is malformed' },
  'inclusion-wrong': {
    zh: '包含证明不能由日志叶推出检查点的根',
    en: 'the inclusion proof does not lead from the leaf to the root of the checkpoint',
  },
  'checkpoint-malformed': { zh: '检查点格式错误', en: 'the checkpoint is malformed' },
  'checkpoint-of-other-log': {
    zh: '检查点属于另一日志',
    en: 'the checkpoint is that of another log',
  },
  'checkpoint-key-unknown': {
    zh: '检查点不是由当时有效的受信任密钥签名',
    en: 'no key trusted at that time signed the checkpoint',
  },
  'checkpoint-signature-wrong': {
    zh: '检查点签名无效',
    en: 'the signature of the checkpoint does not hold',
  },
  'ledger-malformed': { zh: '锚定交易格式错误', en: 'the ledger transaction is malformed' },
  'ledger-other-checkpoint': {
    zh: '锚定的是另一检查点',
    en: 'the ledger transaction carries another checkpoint',
  },
  'ledger-other-channel': {
    zh: '交易属于另一条链',
    en: 'the transaction is of another channel',
  },
  'ledger-other-kind': {
    zh: '信任文件所指的是另一种链',
    en: 'the trust file is for another kind of chain',
  },
  'ledger-other-contract': {
    zh: '交易调用的是另一合约或另一操作',
    en: 'the transaction called another contract or another operation',
  },
  'ledger-proposal-wrong': {
    zh: '交易提案的编号或哈希不符',
    en: 'the id or the hash of the proposal does not hold',
  },
  'ledger-not-confirmed': {
    zh: '各机关节点未确认链上存有该检查点（交易可能已被链判为无效）',
    en: 'the peers do not confirm that the chain holds the checkpoint; the chain may have made the transaction invalid',
  },
  'ledger-endorsements-missing': {
    zh: '受信任节点的背书不足',
    en: 'too few trusted endorsements',
  },
  'ledger-endorsement-wrong': { zh: '背书签名无效', en: 'an endorsement does not hold' },
  'ledger-block-wrong': {
    zh: '区块哈希或签名无效',
    en: 'the hash or the signature of the block does not hold',
  },
} as const satisfies Record<string, Bilingual>;

export type FaultCode = keyof typeof faultTexts;

export interface Fault {
  readonly code: FaultCode;
  /** The file at fault, a name of the bundle or `bundle.zip`. */
  readonly file: string;
  /** What exactly, in English, for a person who looks closer; may be empty. */
  readonly detail: string;
}

/** One line for a person: `checkpoint.txt: the signature of the checkpoint does not hold`. */
export function describeFault(fault: Fault, language: keyof Bilingual): string {
  const detail = fault.detail === '' ? '' : ` (${fault.detail})`;
  return `${fault.file}: ${faultTexts[fault.code][language]}${detail}`;
}
