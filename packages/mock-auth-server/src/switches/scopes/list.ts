/** The switches of scopes and launch context. */
export const SCOPES_SWITCHES = [] as const
