/** Largest document, bytes. */
export const documentLimit = 200 * 1024 * 1024;

/** Uploads in parts that one person may have open at once. */
export const openUploadLimit = 50;

/** How long an upload in parts is kept after its last part, milliseconds: a working day and the night after it. */
export const uploadKept = 24 * 3_600_000;
