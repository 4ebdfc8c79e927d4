import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** Parts that a file of an office has; more is not one. */
const mostParts = 20_000;
/** Bytes of one part that are looked at, unpacked. */
const mostBytes = 1024 * 1024;

/**
 * Names of the parts of a ZIP, and the text of the one called `wanted`; null for what is no ZIP.
 * Reads the directory at the end and that part only, however much the others would unpack to.
 */
export async function zipParts(
  file: string,
  wanted: string,
): Promise<{ readonly names: ReadonlySet<string>; readonly text: string } | null> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(file);
    if (zip.entryCount > mostParts) return null;
    const names = new Set<string>();
    let text = '';
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName);
      if (entry.fileName === wanted) text = await textOf(zip, entry);
    }
    return { names, text };
  } catch {
    // Whatever yauzl does not read is no ZIP that an office program wrote.
    return null;
  } finally {
    zip?.close();
  }
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > mostBytes) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
