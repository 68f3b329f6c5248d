import { spawn } from 'node:child_process'
import type { MockServer } from '../../listeners/mock-server.ts'
import { createMockEnvironment } from '../run/create-mock-environment.ts'
import type { AppDriver } from './app-driver.ts'

const LONGEST_MS = 60_000
const KEPT = 64 * 1024
const IS_WINDOWS = process.platform === 'win32'

/** Creates a driver that runs a shell command as the app: its exit code and output are the observations. */
export function createCommandDriver(server: MockServer, command: string): AppDriver {
  return {
    browser: undefined,
    run: async (tenant, _armed, signal) => {
      const { code, text } = await runShell(command, await createMockEnvironment(server, tenant.name), signal)
      if (/canary/i.test(text)) tenant.observe({ kind: 'canary-shown', detail: text.slice(-500) })
      tenant.observe({ kind: 'exit-code', detail: String(code) })
      tenant.observe({ kind: 'settled' })
      return {}
    },
    close: async () => {},
  }
}

function runShell(
  command: string,
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<{ code: number; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, detached: !IS_WINDOWS, env: { ...process.env, ...env } })
    let text = ''
    const keep = (chunk: Buffer) => {
      text = (text + chunk).slice(-KEPT)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const end = () => {
      if (child.pid !== undefined) killTree(child.pid)
    }
    const timer = setTimeout(end, LONGEST_MS)
    signal.addEventListener('abort', end)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      if (signal.aborted) reject(signal.reason)
      else resolve({ code: code ?? 137, text })
    })
  })
}

/** Ends a shell with everything that it started: elsewhere than on Windows it leads a process group. */
function killTree(pid: number): void {
  if (IS_WINDOWS) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' })
  else process.kill(-pid, 'SIGKILL')
}
