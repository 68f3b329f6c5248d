/** The switches of discovery documents and their URLs. */
export const DISCOVERY_SWITCHES = [] as const
