import { resolve } from 'node:path'
import { createRecordingDriver } from '../../conformance/logins/session/create-recording-driver.ts'
import { runCases } from '../../conformance/run/run-conformance.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'
import type { SafeTerminal } from '../terminal.ts'

/** The case that a recording runs: it needs one login. */
const LOGIN_CASE = 'standalone-login'
const PATIENCE_MS = 600_000

/** Lets a user or a script sign in once, writes the session of the browser, and returns the exit code. */
export async function recordSession(
  settings: RunSettings,
  { file, script }: { file: string; script?: string | undefined },
  { stdout, stderr }: SafeTerminal,
): Promise<number> {
  const path = resolve(file)
  const recording = {
    file: path,
    patienceMs: PATIENCE_MS,
    ...(script === undefined ? {} : { script: resolve(script) }),
  }
  if (script === undefined) stderr.write('Sign in in the window that opens, and allow everything.\n')
  const { cases } = await runCases({
    ...{ ...settings, only: [LOGIN_CASE], skip: [], leaveOut: {}, maxLogins: 1 },
    createDriver: (tools) => createRecordingDriver(tools, recording),
  })
  const [login] = cases
  if (login?.outcome === 'passed') {
    stdout.write(`The session is in ${path}. It holds the login of a user: do not share it.\n`)
    return 0
  }
  stderr.write(`No session was recorded. ${login?.messages.join(' ') ?? ''}\n`)
  return 1
}
