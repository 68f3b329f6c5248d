/** A refusal of an app state request, rendered as an OperationOutcome. */
export class AppStateError extends Error {
  override readonly name = 'AppStateError'
  readonly status: number
  readonly code:
    | 'invalid'
    | 'not-supported'
    | 'too-long'
    | 'conflict'
    | 'forbidden'
    | 'not-found'
    | 'too-costly'

  constructor(status: number, code: AppStateError['code'], message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
