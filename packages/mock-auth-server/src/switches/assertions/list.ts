/** The switches of client assertions. */
export const ASSERTIONS_SWITCHES = [] as const
