import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Backend } from './serve.ts'

/** Starts our own engine with security off in another process. */
export async function startEngineProcess(resources: readonly unknown[]): Promise<Backend> {
  const script = join(import.meta.dirname, 'engine-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(resources))
  const ended = once(child, 'exit')
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [unknown]
  const base = String(line).trim()
  if (!base.startsWith('http://')) throw new Error(`the engine did not start: ${base}`)
  return {
    base,
    requests: [],
    async close() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
