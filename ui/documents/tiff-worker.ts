/** Decodes TIFFs beside the page, which stays alive whatever the file does. */
import { decode, decodeImage, toRGBA8, type IFD } from 'utif2';
import { tiffPage, type TiffPage } from './tiff-pages.ts';

export type TiffRequest =
  | { readonly kind: 'open'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'page'; readonly page: number };

export type TiffAnswer =
  | { readonly kind: 'opened'; readonly pages: readonly TiffPage[] }
  | { readonly kind: 'decoded'; readonly pixels: ArrayBuffer }
  | { readonly kind: 'failed' };

let file = new ArrayBuffer(0);
let pictures: readonly IFD[] = [];

function open(bytes: ArrayBuffer): TiffAnswer {
  file = bytes;
  const found = decode(bytes).flatMap((picture) => {
    const page = tiffPage(picture);
    return page === null ? [] : [{ picture, page }];
  });
  pictures = found.map(({ picture }) => picture);
  return { kind: 'opened', pages: found.map(({ page }) => page) };
}

function decoded(page: number): TiffAnswer {
  // Decoded into a copy: what is decoded once would stay.
  const picture = { ...pictures[page - 1]! };
  decodeImage(file, picture);
  return { kind: 'decoded', pixels: toRGBA8(picture).buffer as ArrayBuffer };
}

addEventListener('message', ({ data }: MessageEvent<TiffRequest>) => {
  let answer: TiffAnswer;
  try {
    answer = data.kind === 'open' ? open(data.bytes) : decoded(data.page);
  } catch {
    // utif2 throws whatever a damaged file makes of it.
    answer = { kind: 'failed' };
  }
  postMessage(answer, { transfer: answer.kind === 'decoded' ? [answer.pixels] : [] });
});
