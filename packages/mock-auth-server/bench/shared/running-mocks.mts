import type { RestartableMock } from './mock-processes.mts'
import type { Routing, Target } from './sender.mts'

/** Processes that run, and where the load sends its requests. */
export interface RunningMocks {
  readonly processes: readonly RestartableMock[]
  readonly targets: readonly Target[]
  readonly routing: Routing
  /** Kills all processes, and stops what is in front of them. */
  readonly stop: () => Promise<void>
}
