/** A failed call of the control API, with a message for the user. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** Status of the response; `undefined` when there was none. */
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}
