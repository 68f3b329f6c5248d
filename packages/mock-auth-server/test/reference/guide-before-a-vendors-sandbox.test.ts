import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCarelessClient } from '@smart-mock/test-clients/careless/run-careless-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { readSettings } from '../../src/cli/settings.ts'
import { performSweep } from '../../src/cli/sweep/perform-sweep.ts'
import { splitProse } from '../../src/reference/links/split-prose.ts'
import { toHar } from '../../src/reports/har.ts'
import { redactNothing } from '../../src/reports/redaction/create-redactor.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'

const GUIDE = new URL('../../../../docs/guides/before-a-vendors-sandbox.md', import.meta.url)
const APP = join(import.meta.dirname, '../cli/sweep/brittle-app.mjs')
const text = readFileSync(GUIDE, 'utf8')

function readBlocks(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm')
  return splitProse(text).flatMap((part) => (part.isCode ? (fence.exec(part.text)?.[1] ?? []) : []))
}

/** The arguments of every command of the guide that begins with these words. */
const readCommands = (...words: readonly string[]) =>
  readBlocks('sh')
    .flatMap((block) => block.trim().split('\n'))
    .map((line) => [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? ''))
    .filter((args) => args[0] === 'smart-mock' && words.every((word, at) => args[at + 1] === word))
    .map((args) => args.slice(1))

const logIn = ({ fhirBase }: Pick<Mock, 'fhirBase'>, clientId: string, redirectUri: string) =>
  runCarelessClient({ fhirBase, clientId, redirectUri, scope: 'launch/patient patient/*.rs openid fhirUser' })

let mock: Mock
let folder: string
beforeAll(async () => {
  mock = await createMock({ options: { preset: 'epic' } })
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-guide-'))
})
afterAll(async () => {
  await mock.close()
  await rm(folder, { recursive: true })
})

async function run(args: readonly string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const code = await runCli(args)
  const printed = out.mock.calls.map(([each]) => each).join('')
  out.mockRestore()
  return { code, printed }
}

test('the commands that start a mock have the presets that they name', async () => {
  const config = join(folder, 'smart-mock.json')
  await writeFile(config, readBlocks('json')[0] ?? '')
  const [first, second, third, ...others] = [...readCommands('--preset'), ...readCommands('--config')]
  expect(others).toEqual([])
  const read = async (args: readonly string[] = []) =>
    (await readSettings(args.map((each) => each.replace('smart-mock.json', config)))).mock
  expect(await read(first)).toMatchObject({ options: { preset: 'epic' }, clients: [{ clientId: 'my-app' }] })
  expect(await read(second)).toMatchObject({ options: { presetVariants: ['rolling-refresh', 'old-site'] } })
  expect(await read(third)).toMatchObject({ options: { preset: 'epic', tokenType: 'Bearer' } })
})

test('the code runs, and names habits', async () => {
  const printed: unknown[] = []
  const code = (readBlocks('ts')[0] ?? '')
    .replace(/^import .*\n/, '')
    .replace(/^\/\/ Use your app here.*$/m, 'await useApp(mock)')
  const useApp = (tried: Mock) => logIn(tried, 'smart-client-public', 'http://localhost:4020/callback')
  const createFunction = Object.getPrototypeOf(async () => {}).constructor
  await createFunction(
    'createMock',
    'useApp',
    'console',
    `${code}\nawait mock.close()`,
  )(createMock, useApp, {
    log: (...each: unknown[]) => printed.push(...each),
  })
  expect(printed).toEqual(['epic', expect.arrayContaining(['tokenType', 'tokenResponseOrder'])])
})

test('the sweep says what the guide quotes', { timeout: 60_000 }, async () => {
  const [[, ...args] = []] = readCommands('sweep')
  const command = `"${process.execPath}" "${APP}" tokenType`
  const own = args.map((each) => each.replace('node client.mjs', command).replace(/^all$/, 'epic'))
  const { cases } = await performSweep(own.slice(0, own.indexOf('--report')), {
    environment: {},
    signal: new AbortController().signal,
    onResult: () => undefined,
  })
  const epic = cases.find(({ name }) => name === 'preset epic')
  const [quoted] = /^> preset epic: (.*)$/m.exec(text)?.slice(1) ?? []
  const toSteady = (line = '') => line.replace(/sweep-\d+/, '').replace(/in \d+ runs/, '')
  expect(toSteady(epic?.message)).toBe(toSteady(quoted))
})

test('a recorded login teaches values, and a live server is compared', async () => {
  const tenant = mock.createTenant('recorded', { options: { preset: 'epic' } })
  tenant.autoApprove({ user: 'Patient/amy-shaw', patient: 'amy-shaw' })
  await logIn(tenant, 'smart-client-public', 'http://localhost:4020/callback')
  const har = join(folder, 'login.har')
  await writeFile(har, JSON.stringify(toHar(tenant.journal.find(), redactNothing)))
  const at = (each: string) => each.replace('login.har', har).replace('https://ehr.example/r4', mock.fhirBase)
  const [texts, json] = readCommands('presets', 'learn').map((args) => args.map(at))
  expect((await run(texts ?? [])).printed).toContain('tokenType: "bearer"')
  expect(JSON.parse((await run(json ?? [])).printed).options).toMatchObject({ tokenType: 'bearer' })
  const [[...diff] = []] = readCommands('presets', 'diff')
  const [[...capture] = []] = readCommands('presets', 'capture')
  // The CapabilityStatement is the mock's own.
  expect((await run(diff.map(at))).printed).toContain('as captured on')
  expect(JSON.parse((await run(capture.map(at))).printed)).toHaveProperty('values')
})
