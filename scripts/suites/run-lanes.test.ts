import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Provider } from '../providers/providers.mjs'
import { Failure } from '../workspace/failure.mjs'
import { root } from '../workspace/root.mjs'
import { runLanes } from './run-lanes.mjs'
import type { Suite } from './suite.mjs'

mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache/run-lanes-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A runner that passes one case, or fails it without a browser. */
const program = join(folder, 'runner.mjs')
writeFileSync(
  program,
  `process.send({ type: 'plan', units: 1 })
const outcome = process.env.BROWSER === 'withheld' ? 'failed' : 'passed'
process.send({ type: 'case', case: { name: 'opens a page', outcome, milliseconds: 1, error: 'no browser' } })
process.exit(outcome === 'passed' ? 0 : 1)`,
)
const define = (name: string, requires: readonly string[]): Suite => ({
  ...{
    name: `run-lanes-${name}`,
    program,
    args: [],
    folder: relative(root, folder),
    requires,
    usualSeconds: 1,
  },
})

const createBrowser = (provide: Provider['provide']): Provider => ({
  ...{ name: 'browser', provide, withheld: { BROWSER: 'withheld' }, programs: [] },
})

const run = async (lanes: Suite[][], provide: Provider['provide']) => {
  const lines: string[] = []
  const write = (line: string) => lines.push(line)
  const outcomes = await runLanes(lanes, {
    ...{ isBare: false, providers: [createBrowser(provide)], stream: { write } },
  })
  const tallies = outcomes.map(({ name, tally }) => [name, tally.passed, tally.failed])
  return { text: lines.join(''), tallies, outcomes }
}

test('provides what several suites require once, before the first of them', async () => {
  let count = 0
  const provide: Provider['provide'] = async ({ report }) => {
    count += 1
    report('installing …')
    return { BROWSER: 'there' }
  }
  const { text, tallies } = await run([[define('a', ['browser']), define('b', ['browser'])]], provide)
  expect(tallies).toEqual([
    ['run-lanes-a', 1, 0],
    ['run-lanes-b', 1, 0],
  ])
  expect(count).toBe(1)
  expect(text.indexOf('browser: installing …')).toBeGreaterThanOrEqual(0)
  expect(text.indexOf('browser: installing …')).toBeLessThan(text.indexOf('▶ run-lanes-a (with browser)'))
})

test('fails a suite that uses what it does not require, although another suite got it', async () => {
  const lanes = [[define('declared', ['browser']), define('undeclared', [])]]
  const { text, tallies } = await run(lanes, async () => ({ BROWSER: 'there' }))
  expect(tallies).toEqual([
    ['run-lanes-declared', 1, 0],
    ['run-lanes-undeclared', 0, 1],
  ])
  expect(text).toContain('✗ run-lanes-undeclared › opens a page\nno browser')
})

test('reports one failure with what to do where it cannot be provided, and runs the rest', async () => {
  const lanes = [[define('with', ['browser'])], [define('without', [])]]
  const { outcomes } = await run(lanes, () => Promise.reject(new Failure('Install a browser.')))
  const line = outcomes.find(({ name }) => name === 'run-lanes-with')?.line
  expect(line).toMatch(/^run-lanes-with: 0 passed, 1 failed \(0:00\) — Install a browser\./)
  expect(outcomes.map(({ name }) => name)).toContain('run-lanes-without')
})

test('runs a suite, and the programs that it starts, on the Node.js that it names', async () => {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const other = join(bin, 'node')
  writeFileSync(other, `#!/bin/sh\nMARK=other exec '${process.execPath}' "$@"\n`, { mode: 0o755 })
  const runner = join(folder, 'on-node.mjs')
  writeFileSync(
    runner,
    `import { execFileSync } from 'node:child_process'
const started = execFileSync('node', ['-p', 'process.env.MARK'], { encoding: 'utf8', env: { PATH: process.env.PATH } })
const outcome = process.env.MARK + started.trim() === 'otherother' ? 'passed' : 'failed'
process.send({ type: 'case', case: { name: 'is marked', outcome, milliseconds: 1 } })`,
  )
  const suite = { ...define('node', ['browser']), program: runner }
  const onOther = { ...suite, name: 'run-lanes-on-other', node: 22 }
  const { tallies } = await run([[suite, onOther]], async () => ({ NODE_22_PATH: other }))
  expect(tallies).toEqual([
    ['run-lanes-node', 0, 1],
    ['run-lanes-on-other', 1, 0],
  ])
})

test('reports a requirement that no provider has', async () => {
  const { outcomes } = await run([[define('odd', ['database'])]], async () => ({}))
  expect(outcomes[0]?.line).toContain('There is no provider "database" in scripts/providers/providers.mjs.')
})

test('keeps the whole output of a suite in a file', async () => {
  writeFileSync(join(folder, 'loud.mjs'), "console.log('on stdout'); console.error('on stderr')")
  const suite = { ...define('loud', []), program: join(folder, 'loud.mjs') }
  const { outcomes } = await run([[suite]], async () => ({}))
  expect(outcomes[0]?.line).toContain('no test was executed (exit code 0)')
  const log = readFileSync(join(root, '.cache/results/run-lanes-loud.log'), 'utf8')
  expect(log).toContain('on stdout')
  expect(log).toContain('on stderr')
})
