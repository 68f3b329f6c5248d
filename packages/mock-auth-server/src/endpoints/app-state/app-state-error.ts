import type { HeaderPair } from '../../core/incoming.ts'

/** A refusal of an app state request, rendered as an OperationOutcome. */
export class AppStateError extends Error {
  override readonly name = 'AppStateError'
  readonly status: number
  readonly headers: readonly HeaderPair[]
  readonly code:
    | 'invalid'
    | 'not-supported'
    | 'too-long'
    | 'conflict'
    | 'forbidden'
    | 'not-found'
    | 'too-costly'

  constructor(
    status: number,
    code: AppStateError['code'],
    message: string,
    headers: readonly HeaderPair[] = [],
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}
