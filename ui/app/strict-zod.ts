import { config } from 'zod';

/** The server's policy lets no script be made from text, so schemas are read and not compiled. */
config({ jitless: true });
