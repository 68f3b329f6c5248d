/** Milliseconds that an idle connection stays open: longer than clients keep theirs, so that none ends under a request. */
export const KEEP_ALIVE_MS = 65_000
