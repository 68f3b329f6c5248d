/** The switches of OAuth errors. */
export const ERRORS_SWITCHES = [] as const
