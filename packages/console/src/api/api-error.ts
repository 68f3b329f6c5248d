/** A failed call of the control API, with a message for the user. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
}
