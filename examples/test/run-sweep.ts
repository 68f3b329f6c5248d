import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findCommandLine } from '../../scripts/workspace/command-line.mjs'

const cwd = join(import.meta.dirname, '../../packages/mock-auth-server')

/** Starts `smart-mock sweep` in its own process. */
export function beginSweep(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...findCommandLine('mock-auth-server'), 'sweep', ...args], { cwd })
}

/** Runs it to its end. */
export async function sweep(
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = beginSweep(...args)
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

/** Reads a `.json` report: whether it is complete, and each case's outcome. */
export async function readReport(file: string) {
  const report = JSON.parse(await readFile(file, 'utf8'))
  const answers = report.cases.map((each: { name: string; outcome: string }) => [each.name, each.outcome])
  return { complete: report.complete, answers: Object.fromEntries(answers), cases: report.cases }
}
