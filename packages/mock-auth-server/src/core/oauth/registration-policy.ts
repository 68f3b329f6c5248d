/** The callers who may register a client: anybody, or an app for each device, with a token of its user. */
export type RegistrationPolicy = 'open' | 'per-device'
