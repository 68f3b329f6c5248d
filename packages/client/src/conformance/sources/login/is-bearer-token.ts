/** Returns `true` for a text that a bearer token can be (RFC 6750 section 2.1). */
export const isBearerToken = (text: string): boolean => /^[A-Za-z0-9._~+/-]+=*$/.test(text)
