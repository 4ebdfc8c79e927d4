import type { LedgerKind } from '#domain/evidence/ledger-transaction.ts';
import { ledgerWorth } from '#domain/evidence/ledger-worth.ts';
import type { RecordedEvent } from '#event-store/port.ts';

/** The note that lies in a bundle, for a person who opens it years later; `ledger` holds its checkpoint, or none does. */
export function readme(event: RecordedEvent, origin: string, ledger: LedgerKind | null): string {
  const worth = ledger === null ? null : ledgerWorth[ledger];
  return `证据包 / Evidence bundle
事件 / event: ${event.type} ${event.id}
日志 / log: ${origin}
写入账本 / in a ledger: ${worth === null ? '尚未 / not yet' : `是 / yes\n  ${worth.zh}\n  ${worth.en}`}

核验：运行 andu verify evidence.zip --trust trust.json，信任文件须从机关另行取得；
或用浏览器打开 verify.html（不需要网络），它只核对本包自身是否一致。
To verify: run andu verify evidence.zip --trust trust.json with a trust file that the agency
gave you elsewhere; or open verify.html in a browser (no network needed), which says only
whether this bundle agrees with itself.

event.json      事件内容（规范 JSON，RFC 8785） / the event, canonical JSON
salt.txt        承诺的盐值，32 字节，base64url / opens the commitment
leaf.json       日志叶；commit = HMAC-SM3(salt, "andu/event/v1" 00 event.json)
inclusion.json  包含证明（RFC 6962，SM3） / leaf hash = SM3(00 leaf.json), node = SM3(01 left right)
checkpoint.txt  日志签名的检查点（C2SP，SM2） / the head of the log, signed
ledger.json     账本的锚定交易及背书 / the ledger's endorsed transaction, when there is one
trust.json      密钥及其有效期 / the keys and their periods
manifest.txt    各文件的 SM3 摘要，由日志签名 / SM3 of each file, signed by the log

trust.json 的摘要须与机关另行公布的摘要核对，否则只能证明本包自身一致。
Compare the digest of trust.json with what the agency publishes elsewhere;
without that, this bundle only proves that it agrees with itself.
`;
}
