import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCli } from '../../run-cli.ts'

const TOKEN_URL = 'http://ehr.example/auth/token'
const json = (url: string, body: object, request: object = {}) => ({
  request: { method: 'GET', url, headers: [], ...request },
  response: { status: 200, headers: [], content: { text: JSON.stringify(body) } },
})
const form = {
  method: 'POST',
  headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
  postData: { text: 'grant_type=authorization_code&code=c&client_id=my-app' },
}
const entries = [
  json('http://ehr.example/fhir/.well-known/smart-configuration', { token_endpoint: TOKEN_URL }),
  json(TOKEN_URL, { access_token: 'secret-token', token_type: 'bearer', expires_in: 570 }, form),
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-learn-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...args: readonly string[]) {
  const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  for (const spy of [out, err]) spy.mockReturnValue(true)
  const code = await runCli(['presets', ...args])
  const [stdout, stderr] = [out, err].map((spy) => spy.mock.calls.map(([text]) => text).join(''))
  vi.restoreAllMocks()
  return { code, stdout, stderr }
}

test('learn prints what a HAR shows, for people and as options', async () => {
  const har = join(folder, 'login.har')
  await writeFile(har, JSON.stringify({ log: { entries } }))
  const { code, stdout } = await run('learn', '--har', har)
  expect(code).toBe(0)
  expect(stdout).toContain(
    'tokenType: "bearer"\n  certain: token_type is "bearer"\n  2  POST http://ehr.example/auth/token',
  )
  expect(stdout).not.toContain('secret-token')
  const draft = JSON.parse((await run('learn', '--har', har, '--json')).stdout ?? '')
  expect(draft).toMatchObject({
    server: 'http://ehr.example/fhir',
    options: { tokenType: 'bearer', accessTokenLifetimeS: 570 },
  })
  expect(draft.unseen).toContain('refresh')
})

test('what cannot be done exits with 2 and the reason', async () => {
  for (const [args, reason] of [
    [['lern'], 'presets cannot lern'],
    [[], 'presets requires one of '],
    [['learn'], 'presets learn requires --har <file>'],
    [['learn', 'x.har'], 'unexpected argument x.har'],
    [['learn', '--har', join(folder, 'none.har')], 'cannot be read (ENOENT)'],
  ] as const) {
    const { code, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  }
})
