import type { Counterpart } from '../counterpart.ts'

/** A request of a run, or its response, without what differs from run to run. */
export interface CapturedMessage {
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** At most thirty lines. */
  readonly body?: string
}

/** A case that failed at its counterpart: a file of `results/` has those of a group. */
export interface CapturedFailure extends Pick<Counterpart, 'fault' | 'params' | 'options'> {
  readonly case: string
  readonly outcome: string
  readonly messages: readonly string[]
  /** The last request of the case; absent where it sent none, such as for a TLS handshake. */
  readonly exchange?: {
    readonly request: CapturedMessage & { readonly method: string; readonly url: string }
    readonly response?: CapturedMessage & { readonly status: number }
  }
}
