import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Backend } from './serve.ts'

/** Starts the project's engine without security in another process, which ends with this one. */
export async function startEngineProcess(resources: readonly unknown[]): Promise<Backend> {
  const child = fork(join(import.meta.dirname, 'engine-process.ts'), { execArgv: ['--import', 'tsx'] })
  child.send([...resources])
  const ended = once(child, 'exit')
  const [base] = (await Promise.race([once(child, 'message'), ended])) as [unknown]
  if (typeof base !== 'string') throw new Error(`the engine did not start: ${base}`)
  return {
    base,
    requests: [],
    async close() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
