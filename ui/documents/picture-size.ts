/** Width and height of a picture, pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A4 at 1,200 dots an inch has 139 million; what is larger would take more memory than a browser has. */
export const mostPicturePixels = 150_000_000;

/** So many bytes of a file hold what is said before the pixels, also with a large colour profile. */
export const headBytes = 4 * 1024 * 1024;

/**
 * How large a PNG or JPEG says that it is, without a pixel of it being decoded: a picture of a few
 * bytes may stand for gigabytes. `head` is how the file begins. Null for what is neither, or is cut
 * off before it says.
 */
export function pictureSize(head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return pngSize(view) ?? jpegSize(view);
}

/** The first chunk is IHDR (PNG, 11.2.1). */
function pngSize(view: DataView): PictureSize | null {
  if (view.byteLength < 24) return null;
  const isPng = view.getUint32(0) === 0x89_50_4e_47 && view.getUint32(12) === 0x49_48_44_52;
  return isPng ? sizeOf(view.getUint32(16), view.getUint32(20)) : null;
}

/** The frame header comes after other segments, each with its length (ITU-T T.81, B.1.1, B.2.2). */
function jpegSize(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xff_d8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint16(at);
    // Any marker may be preceded by fill bytes.
    if (marker === 0xff_ff) at += 1;
    else if (isFrame(marker)) return sizeOf(view.getUint16(at + 7), view.getUint16(at + 5));
    else if (marker < 0xff_c0) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which share their range. */
const isFrame = (marker: number): boolean =>
  marker >= 0xff_c0 && marker <= 0xff_cf && ![0xff_c4, 0xff_c8, 0xff_cc].includes(marker);

const sizeOf = (width: number, height: number): PictureSize | null =>
  width > 0 && height > 0 ? { width, height } : null;
