import type { HeaderPair } from '../http/incoming-request.ts'
import type { Listener } from '../http/listener.ts'
import type { Reply } from '../http/reply.ts'
import type { Facts } from './facts.ts'
import type { PointName } from './points.ts'
import type { Step } from './steps.ts'
import type { Transfer } from './transfer.ts'

/** The evidence by which an exchange was assigned to its run. */
export type Attribution = 'label' | 'launch' | 'code' | 'token' | 'authorize' | 'only' | 'adjacent' | 'none'

/** A fault that changed what was sent. */
export interface StrikeRecord {
  readonly armed: string
  readonly fault: string
  readonly changes: readonly PointChange[]
}

/** A change at one point, with the original value. */
export interface PointChange {
  readonly point: PointName
  readonly original: unknown
  readonly sent: unknown
}

/** A fault that matched, but was shadowed by one that was armed earlier. */
export interface ShadowedFault {
  readonly armed: string
  readonly fault: string
  readonly by: string
  readonly point: string
}

/** A preset that a tenant has, with its variants, the later ones over the earlier. */
export interface PresetInForce {
  readonly name: string
  readonly variants: readonly string[]
}

/** A switch of the tenant that changed something at a point. */
export interface SwitchEffect {
  readonly switch: string
  readonly point: PointName
}

/** One exchange in the journal. */
export interface JournalEntry {
  readonly seq: number
  readonly tenant: string
  run: string | undefined
  attribution: Attribution
  /** Grows with every reset; an entry of an earlier epoch is a straggler, outside rules and verdicts. */
  readonly epoch: number
  readonly straggler: boolean
  readonly step: Step
  readonly listener: Listener
  readonly direction: 'in' | 'out'
  /** `undefined` for an exchange that no listener received. */
  readonly transfer: Transfer | undefined
  /** Wall-clock times in milliseconds since 1970. */
  readonly startedAt: number
  endedAt: number | undefined
  /** Place in the order of closing, which an event stream resumes by. */
  closeOrder: number | undefined
  readonly request: {
    readonly method: string
    readonly target: string
    readonly headers: readonly HeaderPair[]
    /** Text of the body, at most 64 kB. */
    readonly body: string
    readonly bodyBytes: number
  }
  readonly facts: Facts
  /** The reply before faults; the same object as `sent` when no fault changed it. */
  original: Reply | undefined
  sent: Reply | undefined
  delivery: 'open' | 'delivered' | 'aborted'
  /** The preset in force when the exchange began; shared by all entries until it is changed. */
  readonly preset: PresetInForce | undefined
  /** The changes that switches of the tenant made, before any fault. */
  switches: readonly SwitchEffect[]
  strikes: readonly StrikeRecord[]
  shadowed: readonly ShadowedFault[]
}

/** An observation of a driver in the page or of the process; evidence that the traffic cannot give. */
export interface Observation {
  readonly seq: number
  readonly run: string | undefined
  readonly at: number
  /**
   * `visible-error`: the app says that something failed. `visible-warning`: it tells its user what is wrong,
   * and carries on.
   * `canary-shown`: the page shows text that only a fault planted (it contains the word Canary).
   * `page-changed`: it differs from the page without a fault, by an error or by the odd data themselves.
   */
  readonly kind:
    | 'visible-error'
    | 'visible-warning'
    | 'page-changed'
    | 'canary-shown'
    | 'settled'
    | 'dialog'
    | 'exit-code'
    | 'performed'
  readonly detail: string
}
