import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'junit2json'
import { expect, test } from 'vitest'
import { COMMAND_LINE, CORRECT, node, PATIENCE, run } from './run-script.ts'

const folder = await mkdtemp(join(tmpdir(), 'smart-mock-run-'))

const CARELESS = `await fetch(process.env.SMART_MOCK_ISSUER + '/token', {
  method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: 'x', client_id: 'smart-client-public', client_secret: 'never-to-be-seen' }) })`

test(
  'returns the exit code of a correct client, which finds the mock by its environment',
  PATIENCE,
  async () => {
    const { code, stdout, stderr } = await run(...node(CORRECT))
    expect(stdout).toBe('true\n')
    expect(stderr).toContain('0 failed, 1 passed')
    expect(code).toBe(0)
    expect((await run(...node('process.exit(7)'))).code).toBe(7)
  },
)

test(
  'hands its addresses over under other names, and prints only the report with --json',
  PATIENCE,
  async () => {
    const script = CORRECT.replaceAll('SMART_MOCK_FHIR_BASE', 'APP_FHIR')
    const { code, stdout, stderr } = await run('--json', '--env', 'APP_FHIR={fhirBase}', ...node(script))
    expect(stderr).toContain('true\n')
    expect(JSON.parse(stdout)).toMatchObject({
      complete: true,
      cases: [{ name: 'run-1', outcome: 'passed' }],
    })
    expect(code).toBe(0)
  },
)

test('fails when no request arrived, and says where to send one', PATIENCE, async () => {
  const junit = join(folder, 'nothing.xml')
  const { code, stderr } = await run('--report', junit, ...node(''))
  expect(stderr).toContain(
    'FAILED requests: no request reached the mock; its FHIR base is in SMART_MOCK_FHIR_BASE',
  )
  expect(await parse(await readFile(junit, 'utf8'))).toMatchObject({ tests: 1, failures: 1 })
  expect(code).toBe(1)
})

test('passes when every finding is allowed, and lists each with its reason', PATIENCE, async () => {
  const [html, junit] = ['html', 'xml'].map((kind) => join(folder, `allowed.${kind}`)) as [string, string]
  const { stderr: open } = await run(...node(CARELESS))
  const rules = [...open.matchAll(/error ([\w-]+) \(exchange/g)].map(([, rule]) => rule)
  const allow = rules.flatMap((rule) => ['--allow', `${rule}=as a test <needs>`])
  const { code, stderr } = await run(...allow, '--report', html, '--report', junit, ...node(CARELESS))
  expect(rules.length).toBeGreaterThan(0)
  for (const rule of rules)
    expect(stderr).toMatch(new RegExp(`allowed {2}${rule}: .* \\(as a test <needs>\\)`))
  expect(await readFile(html, 'utf8')).toContain('(allowed: as a test &lt;needs&gt;)')
  const xml = await readFile(junit, 'utf8')
  expect(await parse(xml)).toMatchObject({ tests: 1, failures: 0 })
  expect(xml).toContain(
    `<property name="allowed" value="${rules[0]} (exchange 1): as a test &lt;needs&gt;"/>`,
  )
  expect(code).toBe(0)
})

test('exits with 1 when a rule failed, and includes it in every report', PATIENCE, async () => {
  const kinds = ['html', 'json', 'xml', 'har', 'sarif', 'md']
  const files = kinds.map((kind) => ['--report', join(folder, `report.${kind}`)])
  const { code, stderr } = await run(...files.flat(), ...node(CARELESS))
  expect(code).toBe(1)
  expect(stderr).toMatch(/FAILED run-1: \d+ rules? broken/)
  for (const [, file = ''] of files) {
    expect(await readFile(file, 'utf8')).not.toContain('never-to-be-seen')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  }
  const [html = '', json = '', junit = '', har = '', sarif = '', markdown = ''] = await Promise.all(
    files.map(([, file = '']) => readFile(file, 'utf8')),
  )
  expect(html).toContain('<svg ')
  expect(JSON.parse(json)).toMatchObject({ complete: true, cases: [{ outcome: 'failed' }] })
  expect(await parse(junit)).toMatchObject({ tests: 1, failures: 1 })
  expect(JSON.parse(har).log.entries).toHaveLength(1)
  expect(JSON.parse(sarif).runs[0].results[0]).toMatchObject({ kind: 'fail', level: 'error' })
  expect(markdown).toContain(': 1 failed, 0 passed, 0 not decided')
})

test.for([
  [['--report', 'x.md'], /run requires a command after "--"/],
  [['--report', '--', 'true'], /--report requires a value/],
  [
    ['--env', 'A={fhirbase}', '--', 'true'],
    /unknown placeholder \{fhirbase\} \(did you mean \{fhirBase\}\?\)/,
  ],
  [['--', '/nowhere/at-all'], /could not be started/],
  [['--port', 'x', '--', 'true'], /--port/],
] as const)('%j is refused with the reason', PATIENCE, async ([args, reason]) => {
  const { code, stderr } = await run(...args)
  expect(code).toBe(2)
  expect(stderr).toMatch(reason)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('writes incomplete reports when it is interrupted', PATIENCE, async () => {
  const json = join(folder, 'broken-off.json')
  const script = `${CORRECT}; setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, [...COMMAND_LINE, 'run', '--report', json, ...node(script)])
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(code).toBe(143)
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    complete: false,
    cases: [{ name: 'run-1' }],
  })
})
