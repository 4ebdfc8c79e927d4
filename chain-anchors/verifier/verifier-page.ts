import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { toBase64, utf8 } from '#domain/evidence/encoding.ts';
import { bundleFile, type BundleFiles } from '#domain/evidence/manifest.ts';

/** The script of the page, written by the build; see `ops/build/verifier-page-script.ts`. */
const builtScript = new URL('./page-script.built.js', import.meta.url);

let script: Promise<string> | undefined;

/** The page's script in one piece: the built one or, run from source, built once on first use. */
export function pageScript(): Promise<string> {
  script ??= loadScript().catch((error: unknown) => {
    script = undefined;
    throw error;
  });
  return script;
}

async function loadScript(): Promise<string> {
  if (existsSync(builtScript)) return readFile(builtScript, 'utf8');
  const fromSource = import.meta.url.endsWith('.ts');
  const builder = new URL(
    `../../ops/build/verifier-page-script.${fromSource ? 'ts' : 'js'}`,
    import.meta.url,
  );
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...(fromSource ? ['--conditions=andu-source'] : []), fileURLToPath(builder)],
    { maxBuffer: 16 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return stdout;
}

/**
 * The page that verifies the evidence it carries, in any browser, without network
 * and without the files beside it. The manifest and the page itself are not in it;
 * those the page checks when it is given the zip.
 */
export function verifierPage(evidence: BundleFiles, pageScriptText: string): Uint8Array {
  const embedded = JSON.stringify(
    Object.fromEntries([...evidence].map(([name, bytes]) => [name, toBase64(bytes)])),
  );
  // A script element ends at the first "</script", also inside a string.
  const safeScript = pageScriptText.replaceAll('</script', String.raw`<\/script`);
  return utf8(`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>证据包核验 / Evidence bundle</title>
<style>
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
#verdict { font-size: 1.4rem; font-weight: 600; padding: .5rem 1rem; border-radius: .5rem; }
.genuine { background: #e3f4e6; color: #0a4a1c; } .faulty { background: #fde4e1; color: #7a1008; }
th { text-align: left; white-space: nowrap; padding-right: 1rem; vertical-align: top; }
td, code { overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
</style>
</head>
<body>
<h1>证据包核验 / Evidence bundle</h1>
<p id="verdict" role="status">正在核验 / Verifying …</p>
<ul id="faults"></ul>
<table id="subject"></table>
<p>信任文件的 SM3 摘要（请与该机关公布的摘要核对）/ SM3 of the trust file; compare it with what the agency publishes:
<code id="fingerprint"></code></p>
<p><label>核验整个压缩包，包括清单和本页面 / Verify the whole zip, with its manifest and this page:
<input id="zip" type="file" accept=".zip"></label></p>
<noscript>请启用 JavaScript，或使用 andu verify / Enable JavaScript, or use andu verify</noscript>
<script id="evidence" type="application/json">${embedded}</script>
<script>
${safeScript}
</script>
</body>
</html>
`);
}

/** What of a bundle stands in its page. */
export const isEmbedded = (name: string): boolean =>
  name !== bundleFile.page && name !== bundleFile.manifest && name !== bundleFile.readme;
