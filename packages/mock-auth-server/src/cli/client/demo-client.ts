import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A client that runs beside the mock. */
export interface DemoClient {
  /** Address of its page. Rejects when it ends before it is ready. */
  readonly url: Promise<string>
  /** Resolves to its exit code when it has ended. */
  readonly ended: Promise<number>
  readonly stop: () => Promise<unknown>
}

/** Starts the client at a port, with the entries of this mock. */
export function startDemoClient(program: string, port: number, fhirBase: string): DemoClient {
  const args = [program, '--json', '--port', String(port), '--mock', fhirBase]
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close').then(([code]) => (code as number | null) ?? 1)
  const url = new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface(child.stdout).on('line', (line) => announce(line, resolve))
    ended.then((code) => reject(new Error(`the client ended with exit code ${code}`)), reject)
  })
  // Whoever waits for the end need not wait for the address.
  url.catch(() => undefined)
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, ended, stop }
}

/** Hands the address of a ready line over; other lines are no result. */
function announce(line: string, resolve: (url: string) => void): void {
  try {
    const ready = JSON.parse(line)
    if (ready.ready === true && typeof ready.url === 'string') resolve(ready.url)
  } catch {
    process.stderr.write(`${line}\n`)
  }
}
