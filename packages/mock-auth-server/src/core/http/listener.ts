/** Where a request came in; `side` is a listener that a fault opened beside the wire, for one tenant alone. */
export const LISTENERS = ['wire', 'canary', 'side'] as const
export type Listener = (typeof LISTENERS)[number]
