import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processor that a process and its children have taken until now, µs; for processes of one thread, as
 * PostgreSQL's are. Linux only.
 */
export function processorOfFamily(parent: number): number {
  let nanoseconds = 0;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (Number.isNaN(pid) || (pid !== parent && parentOf(pid) !== parent)) continue;
    nanoseconds += Number(textOf(`/proc/${pid}/schedstat`).split(' ')[0]);
  }
  return nanoseconds / 1000;
}

function parentOf(pid: number): number {
  const stat = textOf(`/proc/${pid}/stat`);
  // The name of the program stands in brackets and may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Of a process that has ended meanwhile, nothing. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
