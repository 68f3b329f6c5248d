import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

/** A mock that the command line started. */
export interface Started {
  readonly fhirBase: string
  readonly control: string
  readonly stderr: () => string
  readonly end: () => Promise<number | null>
}

/** A command line that ended instead of starting. */
export interface Refused {
  readonly code: number | null
  readonly stderr: string
}

/** Starts the command line in a process of its own, with options of Node.js, until the test has finished. */
export async function startCommandLine(
  nodeOptions: readonly string[],
  ...args: string[]
): Promise<Started | Refused> {
  const ports = ['--port', '0', '--control-port', '0', '--canary-port', '0', '--json']
  const commandLine = findCommandLine('mock-auth-server')
  const child = spawn(process.execPath, [...nodeOptions, ...commandLine, ...ports, ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ready = once(child.stdout, 'data').then(([line]) => JSON.parse(String(line)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const first = await Promise.race([ready, ended])
  if (typeof first !== 'object' || first === null) return { code: first, stderr }
  return {
    ...first,
    stderr: () => stderr,
    end: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Starts the command line; throws with what it printed when it ends instead. */
export async function startMock(...args: string[]): Promise<Started> {
  const started = await startCommandLine([], ...args)
  if ('code' in started) throw new Error(started.stderr)
  return started
}

/** Creates an empty folder. */
export const createFolder = () => mkdtemp(join(tmpdir(), 'smart-mock-'))

/** Creates a Patient whose family name is its id. */
export const createPatient = (id: string) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: id, given: ['P'] }],
})
