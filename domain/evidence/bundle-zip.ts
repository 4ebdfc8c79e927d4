import { concatBytes, equalBytes, fromUtf8, utf8 } from './encoding.ts';
import type { Fault } from './faults.ts';

/**
 * The one zip file of a set of files (APPNOTE.TXT 6.3): entries sorted by name,
 * stored, dated 1980-01-01, no flags, extra fields or comments. Any zip tool
 * opens it. As there is one spelling only, every changed byte shows.
 */
export function writeBundleZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...files.keys()].sort();
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const name of names) {
    const bytes = files.get(name)!;
    const header = entryFields(name, bytes);
    const entry = concatBytes(little(0x04034b50, 4), header, utf8(name), bytes);
    local.push(entry);
    central.push(
      little(0x02014b50, 4),
      little(version, 2),
      header,
      // no comment, disk 0, no attributes
      new Uint8Array(2 + 2 + 2 + 4),
      little(offset, 4),
      utf8(name),
    );
    offset += entry.length;
  }
  const directory = concatBytes(...central);
  const end = concatBytes(
    little(0x06054b50, 4),
    new Uint8Array(4),
    little(names.length, 2),
    little(names.length, 2),
    little(directory.length, 4),
    little(offset, 4),
    new Uint8Array(2),
  );
  return concatBytes(...local, directory, end);
}

const version = 20;
const dosDate = 0x0021;
const localHeaderLength = 30;

/** What the local header and the central directory say alike of an entry: 26 bytes. */
function entryFields(name: string, bytes: Uint8Array): Uint8Array {
  return concatBytes(
    little(version, 2),
    // flags, method "stored", time
    new Uint8Array(2 + 2 + 2),
    little(dosDate, 2),
    little(crc32(bytes), 4),
    little(bytes.length, 4),
    little(bytes.length, 4),
    little(utf8(name).length, 2),
    new Uint8Array(2),
  );
}

function little(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) bytes[index] = (value >>> (8 * index)) & 0xff;
  return bytes;
}

export interface OpenedZip {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Empty when the zip is exactly what {@link writeBundleZip} writes for these files. */
  readonly faults: readonly Fault[];
}

/** Reads hostile bytes; never throws. What cannot be read is left out and is a fault. */
export function readBundleZip(zip: Uint8Array): OpenedZip {
  const files = new Map<string, Uint8Array>();
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let offset = 0;
  while (offset + localHeaderLength <= zip.length && view.getUint32(offset, true) === 0x04034b50) {
    const size = view.getUint32(offset + 18, true);
    const nameLength = view.getUint16(offset + 26, true);
    const start = offset + localHeaderLength + nameLength;
    if (start + size > zip.length) break;
    const name = nameOf(zip.subarray(offset + localHeaderLength, start));
    if (name === null || files.has(name)) break;
    files.set(name, zip.slice(start, start + size));
    offset = start + size;
  }
  return { files, faults: departures(files, zip) };
}

function nameOf(bytes: Uint8Array): string | null {
  try {
    const name = fromUtf8(bytes);
    return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name) ? name : null;
  } catch {
    return null;
  }
}

/** Every part of the zip that is not as {@link writeBundleZip} writes it. */
function departures(files: ReadonlyMap<string, Uint8Array>, zip: Uint8Array): Fault[] {
  const expected = writeBundleZip(files);
  const faults: Fault[] = [];
  let offset = 0;
  for (const name of [...files.keys()].sort()) {
    const length = localHeaderLength + name.length + files.get(name)!.length;
    const end = offset + length;
    if (!equalBytes(zip.subarray(offset, end), expected.subarray(offset, end))) {
      faults.push(damaged(name, `its header or checksum, at byte ${offset}`));
    }
    offset = end;
  }
  if (!equalBytes(zip.subarray(offset), expected.subarray(offset))) {
    faults.push(damaged('bundle.zip', `after ${files.size} readable files, from byte ${offset}`));
  }
  return faults;
}

const damaged = (file: string, detail: string): Fault => ({
  code: 'container-damaged',
  file,
  detail,
});

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309, as zip uses it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
