/** Milliseconds that an idle connection stays open: longer than clients keep theirs, so that none ends under a request. */
export const IDLE_CONNECTION_MS = 65_000
