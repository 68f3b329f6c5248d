import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

export const PATIENCE = { timeout: 120_000 }
export const COMMAND_LINE = findCommandLine('mock-auth-server')

/** Runs `smart-mock run` in a process of its own. */
export async function run(
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [...COMMAND_LINE, 'run', ...args])
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

/** Returns the arguments after which `smart-mock run` starts this script of JavaScript. */
export const node = (script: string) => ['--', process.execPath, '--input-type=module', '-e', script]
/** A client that reads the configuration of the server as it should. */
export const CORRECT = `const base = process.env.SMART_MOCK_FHIR_BASE
const found = await fetch(base + '/.well-known/smart-configuration', { headers: { Accept: 'application/json' } })
console.log((await found.json()).issuer === process.env.SMART_MOCK_ISSUER)`
