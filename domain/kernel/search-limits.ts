/** Characters of a search query; the screens, the door and the parser all ask for no more. */
export const longestQuery = 500;
/** Rows of one export of search results; more is a question for the statistics. */
export const mostExportedRows = 10_000;
