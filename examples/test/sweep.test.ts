import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findChromium } from '../../scripts/chromium/find-chromium.mjs'
import { serveFhirclientPage } from '../fhirclient-page/serve.mjs'

const PATIENCE = { timeout: 90_000 }
const folder = await mkdtemp(join(tmpdir(), 'smart-mock-sweep-'))
const cwd = join(import.meta.dirname, '../../packages/mock-auth-server')
const NODE = "node '../../examples/backend-service/main.mjs'"

function begin(...args: string[]) {
  const CHROMIUM_PATH = findChromium()
  const env = { ...process.env, ...(CHROMIUM_PATH === undefined ? {} : { CHROMIUM_PATH }) }
  return spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'sweep', ...args], { cwd, env })
}

async function sweep(...args: string[]): Promise<{ code: number | null; stderr: string }> {
  const child = begin(...args)
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, stderr }
}

const read = async (file: string) => {
  const report = JSON.parse(await readFile(file, 'utf8'))
  const answers = report.cases.map((each: { name: string; outcome: string }) => [each.name, each.outcome])
  return { complete: report.complete, answers: Object.fromEntries(answers) }
}

test(
  'a Node client by command: one run a fault, and what cannot be exercised is not decided',
  PATIENCE,
  async () => {
    const json = join(folder, 'command.json')
    const faults = 'discovery-malformed,token-type-wrong,state-changed'
    const { code, stderr } = await sweep('--command', NODE, '--faults', faults, '--json', json)
    expect(await read(json), stderr).toEqual({
      complete: true,
      answers: {
        'control run': 'passed',
        'discovery-malformed': 'passed',
        'token-type-wrong': 'passed',
        'state-changed': 'skipped',
      },
    })
    expect(code).toBe(0)
    expect(stderr).toContain('3/3, 0:00 left')
  },
)

test('a page with fhirclient: only what the baseline has not is a regression', PATIENCE, async () => {
  const careful = await serveFhirclientPage()
  const json = join(folder, 'page.json')
  const app = ({ origin }: { origin: string }) => [
    ...['--client', 'fhirclient-page', '--redirect', `${origin}/`, '--launch', `${origin}/launch`],
    ...['--faults', 'state-changed,authorize-error'],
  ]
  const first = await sweep(...app(careful), '--json', json)
  expect((await read(json)).answers, first.stderr).toMatchObject({
    'state-changed': 'passed',
    'authorize-error': 'passed',
  })
  const same = await sweep(...app(careful), '--baseline', json)
  expect(same.code, same.stderr).toBe(0)
  // As if its state had not been guessable before.
  const better = JSON.parse(await readFile(json, 'utf8'))
  better.cases[0].outcome = 'passed'
  await writeFile(json, JSON.stringify(better))
  const worse = await sweep(...app(careful), '--baseline', json)
  expect(worse.stderr).toContain('error state-entropy')
  expect(worse.stderr).toContain('REGRESSION control run')
  expect(worse.code).toBe(1)
  careful.close()
})

test('broken off it leaves a report, and goes on from there', PATIENCE, async () => {
  const json = join(folder, 'resumed.json')
  const args = ['--command', NODE, '--faults', 'discovery-malformed,token-type-wrong,token-redirected']
  const child = begin(...args, '--parallel', '1', '--json', json)
  child.stderr.on('data', (chunk) => {
    if (String(chunk).includes('1/3')) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(130)
  const partial = await read(json)
  expect(partial.complete).toBe(false)
  expect(Object.keys(partial.answers).length).toBeLessThan(4)
  const { stderr } = await sweep(...args, '--json', json, '--resume')
  expect(stderr).not.toContain('/3,')
  expect(await read(json)).toMatchObject({ complete: true, answers: { 'token-redirected': 'passed' } })
})

test.for([
  [[], /needs one of --standalone/],
  [['--standalone', 'http://localhost:1/'], /\{fhirBase\}/],
  [['--command', 'true', '--faults', 'no-such'], /there is no fault no-such/],
  [['--command', 'true', '--baseline', join(folder, 'none.json')], /--baseline .*ENOENT/],
  [['--command', 'true'], /without any fault the app got no token/],
] as const)('%j is refused with the reason', PATIENCE, async ([args, reason]) => {
  const { code, stderr } = await sweep(...args)
  expect(stderr).toMatch(reason)
  expect(code).toBe(2)
})

test('a baseline that is no report is refused', PATIENCE, async () => {
  const file = join(folder, 'odd.json')
  await writeFile(file, '{"cases":1}')
  expect((await sweep('--command', 'true', '--baseline', file)).stderr).toContain('it is not a report')
})
