/** Begins every value that the conformance kit makes up, so that operators recognize a run in their logs. */
const PREFIX = 'smart-client-conformance-'

/** Makes up a value that no server has issued. */
export const buildUnissuedValue = (name: string): string => `${PREFIX}${name}`

/** Returns `true` for a value that was made up, which is no secret. */
export const isUnissuedValue = (value: string): boolean => value.startsWith(PREFIX)
