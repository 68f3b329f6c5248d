/** A refusal by the control API, with what to do about it. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 429

  constructor(status: ControlError['status'], message: string) {
    super(message)
    this.status = status
  }
}
