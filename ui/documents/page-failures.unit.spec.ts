import { failureOf } from './page-failures.ts';

// As pdf.js 6.5 writes them.
test.each([
  [
    'Warning: Unable to decode image "img_p0_1": "JpxError: OpenJPEG failed to initialize".',
    'picture',
  ],
  ['Warning: #getJsInstance: TypeError: Failed to fetch dynamically imported module', 'picture'],
  [
    'Warning: getOperatorList - ignoring XObject: "Jbig2Error: JBig2 failed to initialize".',
    'picture',
  ],
  ['Warning: Image exceeded maximum allowed size and was removed.', 'picture'],
  ['Warning: loadFont - translateFont failed: "UnknownErrorException: Not Found".', 'font'],
  ['Warning: Font "F1" is not available -- attempting to fallback to a default font.', 'font'],
  ['Warning: ICCBased color space: "TypeError: wasm".', 'colour'],
  [
    'Warning: getOperatorList - ignoring errors during "GetOperatorList: page 0" task: "x".',
    'content',
  ],
  ['Warning: TT: undefined function: 21', null],
  ['Warning: #getWasmInstance: CompileError', null],
])('%s means %p', (warning, failure) => {
  expect(failureOf(warning)).toBe(failure);
});
