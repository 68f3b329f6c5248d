/** A mistake on the command line, with what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
