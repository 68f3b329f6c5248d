import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

const PATIENCE = { timeout: 60_000 }
const FREE = { SMART_MOCK_PORT: '0', SMART_MOCK_CONTROL_PORT: '0', SMART_MOCK_CANARY_PORT: '0' }
const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

function begin(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [...findCommandLine('mock-auth-server'), ...args], {
    env: { ...process.env, ...env },
  })
  ending.push(() => child.kill('SIGKILL'))
  return child
}

async function run(args: readonly string[], env?: Record<string, string>) {
  const child = begin(args, env)
  const exit = once(child, 'exit')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: (await exit)[0] as number, stdout, stderr }
}

async function nextLine(lines: Interface): Promise<{ fhirBase: string; control: string }> {
  const [line] = (await once(lines, 'line')) as [string]
  return JSON.parse(line)
}

test('starts as the environment says, and is ready for others', PATIENCE, async () => {
  const child = begin(['--json'], { ...FREE, SMART_MOCK_FAULT: 'keys-rotated\nstate-changed?times=1' })
  const { control } = await nextLine(createInterface(child.stdout))
  const { faults } = (await (await fetch(`${control}/tenants/default/faults`)).json()) as {
    faults: { fault: string }[]
  }
  expect(faults.map(({ fault }) => fault)).toEqual(['keys-rotated', 'state-changed'])
  expect(await run(['ready', '--control', control])).toEqual({ code: 0, stdout: '', stderr: '' })
  const found = await run(['ready', '--json', '--control', control])
  expect(JSON.parse(found.stdout)).toEqual({ control, ready: true })
  expect((await run(['ready'], { SMART_MOCK_CONTROL_PORT: new URL(control).port })).code).toBe(0)
})

test('says what is wrong with a word, an option, a variable, and exits with 2', PATIENCE, async () => {
  const cases = [
    [['swep'], {}, 'unknown command swep (did you mean sweep?)'],
    [['run', '--reprot', 'x', '--', 'true'], {}, 'unknown option --reprot (did you mean --report?)'],
    [['explain', 'keys-rotate'], {}, 'there is no fault or rule keys-rotate (did you mean keys-rotated?)'],
    [['--watch'], FREE, '--watch requires --config'],
    [[], { SMART_MOCK_HTTPS: 'perhaps' }, 'SMART_MOCK_HTTPS must be 1 or 0'],
    [
      [],
      { ...FREE, SMART_MOCK_SAMPLE: 'foo' },
      '--sample must be one of us-core, ips, au-core, minimal, not foo (set by SMART_MOCK_SAMPLE)',
    ],
    [[], { ...FREE, SMART_MOCK_USER: 'nobody' }, '(variables in force: SMART_MOCK_USER, SMART_MOCK_PORT'],
  ] as const
  const results = await Promise.all(cases.map(([args, env]) => run(args, env)))
  for (const [at, [, , says]] of cases.entries()) {
    expect(results[at]).toMatchObject({ code: 2, stdout: '' })
    expect(results[at]?.stderr).toContain(says)
  }
})

test('lists and explains faults and rules', PATIENCE, async () => {
  const [faults, rules, none, page] = await Promise.all([
    run(['faults', 'PKCE', 'advertised', '--json']),
    run(['rules', 'state-entropy']),
    run(['faults', 'no-such-thing-at-all']),
    run(['explain', 'state-entropy']),
  ])
  const { stdout: declared } = await run(['explain', 'state-entropy', '--json'])
  expect(JSON.parse(declared)).toMatchObject({ name: 'state-entropy', label: 'error', group: 'authorize' })
  const names = (JSON.parse(faults.stdout) as { name: string }[]).map(({ name }) => name)
  expect(names).toEqual(['pkce-not-advertised', 'pkce-plain-too'])
  expect(rules.stdout).toMatch(/^authorize\n {2}state-entropy +error +The state has/)
  expect(none).toMatchObject({ code: 1, stdout: '' })
  expect(page.stdout).toContain('# state-entropy')
  expect(page.stdout).not.toContain('](../')
})

test(
  'starts again when its configuration file changes, and keeps what it has if that is wrong',
  PATIENCE,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-mock-watch-'))
    ending.push(() => rm(folder, { recursive: true }))
    const file = join(folder, 'smart-mock.json')
    const write = (faults: unknown) => writeFile(file, JSON.stringify({ faults }))
    await write(['keys-rotated'])
    const child = begin(['--json', '--watch', '--config', file], FREE)
    const lines = createInterface(child.stdout)
    const errors = createInterface(child.stderr)
    const listFaults = async (control: string) => {
      const { faults } = (await (await fetch(`${control}/tenants/default/faults`)).json()) as {
        faults: { fault: string }[]
      }
      return faults.map(({ fault }) => fault)
    }
    const first = await nextLine(lines)
    expect(await listFaults(first.control)).toEqual(['keys-rotated'])
    const refusal = once(errors, 'line')
    await write('nonsense')
    expect(String(await refusal)).toContain('the settings before it stay')
    expect(await listFaults(first.control)).toEqual(['keys-rotated'])
    const again = nextLine(lines)
    await write(['no-such-fault'])
    const same = await again
    expect(await listFaults(same.control)).toEqual(['keys-rotated'])
    const next = nextLine(lines)
    await write(['state-changed'])
    expect(await listFaults((await next).control)).toEqual(['state-changed'])
  },
)
