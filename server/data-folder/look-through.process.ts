import { largeFileFaults } from './large-files.ts';

/** Looks through the files it is given, says each fault when it is found, one a line, and ends when there is no more. */
for (const path of process.argv.slice(2)) {
  for (const damage of largeFileFaults(path)) process.stdout.write(`${JSON.stringify(damage)}\n`);
}
