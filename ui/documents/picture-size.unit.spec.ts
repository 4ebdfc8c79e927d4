import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictureSize } from './picture-size.ts';

const fileOf = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../test/files', name));

test.each(['picture.png', 'picture.jpg'])('%s says how large it is', (name) => {
  const { width, height } = pictureSize(fileOf(name))!;
  expect(width).toBeGreaterThan(100);
  expect(height).toBeGreaterThan(100);
});

test('a picture of 50,000 by 50,000 says so in its first bytes', () => {
  const png = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(png);
  png.writeUInt32BE(50_000, 16);
  png.writeUInt32BE(50_000, 20);
  expect(pictureSize(png)).toEqual({ width: 50_000, height: 50_000 });
});

test.each([
  [
    'a progressive JPEG with fill bytes',
    'ffd8ffe000044a46ffffffc2000b08c350c35001011100',
    [50_000, 50_000],
  ],
  ['a JPEG cut off before its frame', 'ffd8ffe0000a4a46', null],
  ['a JPEG with a table first', 'ffd8ffc400040000ffc0000b080010002001011100', [32, 16]],
  ['a PNG cut off', '89504e470d0a1a0a00', null],
  ['a picture without width', '89504e470d0a1a0a0000000d494844520000000000000001', null],
  ['a JPEG of nothing but markers', 'ffd8ffd8ffd8ffd8ffd8ffd8ffd8', null],
  ['text', Buffer.from('%PDF-1.7').toString('hex'), null],
  ['nothing', '', null],
] as const)('%s', (_, hex, size) => {
  const expected = size === null ? null : { width: size[0], height: size[1] };
  expect(pictureSize(Buffer.from(hex, 'hex'))).toEqual(expected);
});
