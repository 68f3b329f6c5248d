/** Returns the name of the check that a case is of: `token-verifier` for `token-verifier/blank`. */
export const toCheckName = (name: string): string => name.split('/', 1)[0] ?? name
