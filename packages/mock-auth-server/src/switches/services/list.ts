/** The switches of registration, introspection and revocation. */
export const SERVICES_SWITCHES = [] as const
