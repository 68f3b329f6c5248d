import { expect, onTestFinished } from 'vitest'
import { startTethered } from '../../../../scripts/services/start-tethered.ts'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

const PORTS = ['--port', '0', '--control-port', '0', '--canary-port', '0', '--json']

/** Starts the command line with variables of its environment, such as `NAME=value`; it is killed when the test has finished. */
export async function startCommandLine(args: readonly string[], variables: readonly string[] = []) {
  const program = await startTethered('env', [
    ...[...variables, process.execPath, ...findCommandLine('mock-auth-server')],
    ...[...PORTS, ...args],
  ])
  onTestFinished(() => program.signal('SIGKILL'))
  return program
}

/** Expects that a start ends with one sentence and exit code 2. */
export async function expectRefusal(
  args: readonly string[],
  message: RegExp,
  variables: readonly string[] = [],
): Promise<void> {
  const program = await startCommandLine(args, variables)
  const code = await program.ended
  const lines = program.readOutput().trim().split('\n')
  expect({ code, lines: lines.filter((line) => !/--help/.test(line)) }).toEqual({
    code: 2,
    lines: [expect.stringMatching(message)],
  })
}
