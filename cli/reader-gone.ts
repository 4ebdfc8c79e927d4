/**
 * Whoever reads us may stop early (`andu rules | head`, `andu fsck --help | head`): that is no fault. To be
 * loaded before anything is written, also by the library that prints the help.
 */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
