/** The switches of CORS and other headers. */
export const HEADERS_SWITCHES = [] as const
