import { config } from 'zod';
import { fromBase64, toHex } from '#domain/evidence/encoding.ts';
import { ledgerWorth } from '#domain/evidence/ledger-worth.ts';
import { describeFault } from '#domain/evidence/faults.ts';
import {
  verifyBundleZip,
  verifyEvidence,
  type VerificationReport,
} from '#domain/evidence/verify-bundle.ts';
import { portableCrypto } from './portable-crypto.ts';

/** What runs in the page of a bundle. Nothing is fetched: the evidence stands in the page. */

// The page's policy forbids eval, which zod would try for speed.
config({ jitless: true });

const anchoredIn = {
  embedded:
    '自身一致，已写入运行者的本机账本；信任文件须另行核对 / Consistent in itself, in the local ledger of its operator; trust not checked',
  fabric:
    '自身一致，已上链；信任文件须另行核对 / Consistent in itself, on the chain; trust not checked',
} as const;

type Line = readonly [zh: string, en: string, value: string];

function show(report: VerificationReport): void {
  const faults = report.faults.map(
    (fault) => `${describeFault(fault, 'zh')} / ${describeFault(fault, 'en')}`,
  );
  const { genuine } = report;
  const verdict = element('verdict');
  verdict.className = genuine ? 'genuine' : 'faulty';
  verdict.textContent = !genuine
    ? '核验未通过 / NOT genuine'
    : report.anchored
      ? anchoredIn[report.subject?.ledger?.kind ?? 'embedded']
      : '自身一致，待锚定；信任文件须另行核对 / Consistent in itself, not yet anchored; trust not checked';
  element('faults').replaceChildren(...faults.map((text) => item('li', text)));
  element('subject').replaceChildren(...linesOf(report).map(row));
}

function linesOf({ subject }: VerificationReport): Line[] {
  if (subject === null) return [];
  const { ledger } = subject;
  return [
    ['事件', 'Event', `${subject.type} ${subject.eventId}`],
    ['事件流', 'Stream', subject.stream],
    ['记录时间', 'Recorded', subject.recordedAt],
    ['日志', 'Log', subject.origin],
    ['日志序号', 'Index in the log', `${subject.index} / ${subject.size}`],
    ['检查点根', 'Root of the checkpoint', subject.root],
    ...(ledger === null
      ? []
      : [
          [
            '锚定交易',
            'Transaction of the ledger',
            `${ledger.channel}, ${ledger.txId}, block ${ledger.block}`,
          ] as Line,
          [
            '账本的证明力',
            'What the ledger proves',
            `${ledgerWorth[ledger.kind].zh} / ${ledgerWorth[ledger.kind].en}`,
          ] as Line,
        ]),
  ];
}

function row([zh, en, value]: Line): HTMLElement {
  const line = document.createElement('tr');
  line.append(item('th', `${zh} / ${en}`), item('td', value));
  return line;
}

function item(tag: string, text: string): HTMLElement {
  const created = document.createElement(tag);
  created.textContent = text;
  return created;
}

const element = (id: string): HTMLElement => document.getElementById(id)!;

function verifyPage(): void {
  const embedded = JSON.parse(element('evidence').textContent) as Record<string, string>;
  const files = new Map(
    Object.entries(embedded).map(([name, content]) => [name, fromBase64(content)]),
  );
  show(verifyEvidence(portableCrypto, files, null));
  const trust = files.get('trust.json');
  element('fingerprint').textContent = trust === undefined ? '' : toHex(portableCrypto.sm3(trust));
}

async function verifyZip(zip: Blob): Promise<void> {
  show(verifyBundleZip(portableCrypto, new Uint8Array(await zip.arrayBuffer()), null));
}

element('zip').addEventListener('change', (event) => {
  const [zip] = (event.target as HTMLInputElement).files ?? [];
  if (zip !== undefined) void verifyZip(zip);
});
verifyPage();
