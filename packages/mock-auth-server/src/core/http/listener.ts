/** The listeners that receive requests; `side` is one that a fault opened for a single tenant. */
export const LISTENERS = ['public', 'canary', 'side'] as const
export type Listener = (typeof LISTENERS)[number]
