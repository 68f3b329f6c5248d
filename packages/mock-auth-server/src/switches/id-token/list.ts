/** The switches of id_tokens. */
export const ID_TOKEN_SWITCHES = [] as const
