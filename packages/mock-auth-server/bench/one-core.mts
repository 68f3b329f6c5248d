import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const pin = (core: string, pid: number) =>
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, String(pid)]).status === 0

/**
 * Assigns the first core to servers and the others to this process, whose load must not slow them; returns
 * `false` when it could not.
 */
export function keepToOtherCores(): boolean {
  const cores = availableParallelism()
  return cores > 1 && pin(`1-${cores - 1}`, process.pid)
}

/** Pins a server with all of its threads to the first core. */
export function keepToFirstCore(pid: number): void {
  pin('0', pid)
}
