import type { HeaderPair } from '../http/incoming-request.ts'

/** The members of a journal entry that its diagram needs, in the journal and in the JSON of the control API alike. */
export interface DiagramExchange {
  readonly seq: number
  readonly run: string | null | undefined
  readonly step: string
  readonly listener: string
  readonly direction: 'in' | 'out'
  readonly request: {
    readonly method: string
    readonly target: string
    readonly headers: readonly HeaderPair[]
  }
  readonly facts: Readonly<Record<string, string | undefined>>
  readonly sent:
    | {
        readonly status: number
        readonly headers: readonly HeaderPair[]
        readonly effects?: object | undefined
      }
    | null
    | undefined
  readonly delivery: string
  readonly strikes: readonly { readonly fault: string }[]
}
