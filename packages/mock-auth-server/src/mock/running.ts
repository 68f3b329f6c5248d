import type { PendingReplies } from '../listeners/replies/pending-replies.ts'

/** Closes a listener; responses in progress have this number of milliseconds to finish. */
type Closer = (graceMs: number) => Promise<void>

/** The parts of a mock while it starts and runs. */
export interface Running {
  readonly closers: Closer[]
  /** The steps that follow when the listeners are closed. */
  readonly leavers: (() => Promise<void>)[]
  readonly held: PendingReplies
  readonly close: (graceMs?: number) => Promise<void>
  readonly stopping: AbortSignal
}
