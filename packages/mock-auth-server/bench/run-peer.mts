import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

const here = import.meta.dirname
export const MOCK = join(here, '../dist/cli.js')
export const peer = (name: string) => join(here, 'peers', `${name}.mjs`)

export interface Peer {
  readonly port: number
  readonly pid: number
  /** Milliseconds from the start of the process to its first response. */
  readonly firstAnswerMs: number
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts a server in its own process and waits for its first response, at most two minutes. */
export async function runPeer(
  script: string,
  args: (port: number) => readonly string[],
  path: string,
): Promise<Peer> {
  const port = await freePort()
  const start = performance.now()
  const child = spawn(process.execPath, [script, ...args(port)], { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    await firstAnswer(`http://127.0.0.1:${port}${path}`, child)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return { port, pid: child.pid ?? 0, firstAnswerMs: performance.now() - start, stop: () => stop(child) }
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + 120_000
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`)
    try {
      await (await fetch(url)).arrayBuffer()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  throw new Error(`no answer from ${url}`)
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

export const mockArgs = (port: number): string[] => [
  ...['--port', String(port), '--control-port', '0', '--canary-port', '0', '--json'],
  ...['--user', 'Practitioner/dr-okafor', '--patient', 'amy-shaw'],
]

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
