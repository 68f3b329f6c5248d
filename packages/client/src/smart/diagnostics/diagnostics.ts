import type { Diagnostic } from './diagnostic.ts'

/** The pitfalls, in the order in which a handshake meets them. */
export const diagnostics: readonly Diagnostic[] = []
