import { expect, onTestFinished } from 'vitest'
import { startTethered } from '../../../../../scripts/services/start-tethered.ts'
import { findCommandLine } from '../../../../../scripts/workspace/command-line.mjs'

const PORTS = ['--port', '0', '--control-port', '0', '--canary-port', '0', '--json']

type Env = Readonly<Record<string, string>>

/** Starts the command line, which is killed when the test has finished; `env` is added to its environment. */
export async function startCommandLine(args: readonly string[], env: Env = {}) {
  const line = [...findCommandLine('mock-auth-server'), ...PORTS, ...args]
  const program = await startTethered(process.execPath, line, env)
  onTestFinished(() => program.signal('SIGKILL'))
  return program
}

/** Expects that a start ends with one sentence and exit code 2. */
export async function expectRefusal(args: readonly string[], message: RegExp, env: Env = {}): Promise<void> {
  const program = await startCommandLine(args, env)
  const code = await program.ended
  const lines = program.readOutput().trim().split('\n')
  expect({ code, lines: lines.filter((line) => !/--help/.test(line)) }).toEqual({
    code: 2,
    lines: [expect.stringMatching(message)],
  })
}
