/** The switches of the authorization endpoint. */
export const AUTHORIZE_SWITCHES = [] as const
