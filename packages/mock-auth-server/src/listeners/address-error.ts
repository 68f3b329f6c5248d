/** An address that the mock cannot be reached at, with what to do. */
export class AddressError extends Error {
  override readonly name = 'AddressError'
}
