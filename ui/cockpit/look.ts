/** Colours of the wall; on a wall it is dark in either theme. */
export const look = {
  ground: '#06142a',
  line: '#1f4a7d',
  panel: '#0c2448',
  text: '#d8ecff',
  quiet: '#a9cdf0',
  title: '#8fcbf6',
  accent: '#52c7ff',
  bar: '#2186d1',
  done: '#5fd3a0',
  warn: '#ffd166',
  over: '#ff8a80',
} as const;
