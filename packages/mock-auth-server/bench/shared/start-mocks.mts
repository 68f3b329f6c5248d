import { startMockProcesses } from './mock-processes.mts'
import type { RunningMocks } from './running-mocks.mts'
import type { Routing } from './sender.mts'
import { startBehindHaproxy } from './start-behind-haproxy.mts'

/** What processes are started with. */
export interface MocksSettings {
  /** Number of processes; behind HAProxy there are three. */
  readonly processes: number
  /** How requests find a process: directly, or through HAProxy with the configuration of `examples/deploy`. */
  readonly routing: Routing | 'haproxy'
  /** For Node.js: the command line of the mock, and its options, such as those for a store. */
  readonly args: readonly string[]
}

/** Starts processes as they are asked for, and resolves when all are ready. */
export async function startMocks({ processes: count, routing, args }: MocksSettings): Promise<RunningMocks> {
  if (routing === 'haproxy') return startBehindHaproxy(args)
  const processes = await startMockProcesses(count, args)
  const stop = async () => void (await Promise.all(processes.map((each) => each.kill())))
  return { processes, targets: processes, routing, stop }
}
