import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCarelessClient } from '@smart-mock/test-clients/careless/run-careless-client'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../src/cli/settings.ts'
import { splitProse } from '../../src/reference/links/split-prose.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'

/** The line of a snippet at which a reader uses an app. */
const USE = '// Use your app here: log in and read data.'

/** Returns the code of a guide in one language, block by block. */
function readBlocks(guide: string, language: string): string[] {
  const text = readFileSync(new URL(`../../../../docs/guides/${guide}.md`, import.meta.url), 'utf8')
  const fence = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm')
  return splitProse(text).flatMap((part) => (part.isCode ? (fence.exec(part.text)?.[1] ?? []) : []))
}

/** Runs the TypeScript of a guide as one program, with an app that checks nothing; returns what it prints. */
async function runCode(
  guide: string,
): Promise<{ printed: unknown[][]; environment: Record<string, string> }> {
  const code = readBlocks(guide, 'ts')
    .join('\n')
    .replace(/^import .* from 'smart-mock\/testing'\n/, '')
  const printed: unknown[][] = []
  const environment: Record<string, string> = {}
  const useApp = ({ fhirBase }: Mock) =>
    runCarelessClient({
      ...{ fhirBase, clientId: 'my-app', redirectUri: 'http://localhost:3000/callback' },
      scope: 'launch/patient patient/*.rs openid fhirUser',
    })
  const names = ['createMock', 'useApp', 'console', 'process']
  const run = new (Object.getPrototypeOf(async () => {}).constructor)(
    ...names,
    code.replace(USE, 'await useApp(mock)'),
  )
  await run(createMock, useApp, { log: (...args: unknown[]) => printed.push(args) }, { env: environment })
  return { printed, environment }
}

/** Reads the settings of every `smart-mock` command of a guide, with its JSON as the configuration file. */
async function readCommands(guide: string): Promise<Awaited<ReturnType<typeof readSettings>>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-guide-'))
  const config = join(folder, 'smart-mock.json')
  await writeFile(config, readBlocks(guide, 'json')[0] ?? '{}')
  const lines = readBlocks(guide, 'sh').flatMap((block) => block.trim().split('\n'))
  const read = lines.map((line) => {
    const [program, ...args] = line.replace('smart-mock.json', config).split(' ')
    expect(program).toBe('smart-mock')
    return readSettings(args)
  })
  try {
    return await Promise.all(read)
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('from-a-hand-written-fake', () => {
  test('has code that runs, with an app that does not handle the fault', async () => {
    const { printed, environment } = await runCode('from-a-hand-written-fake')
    expect(environment.FHIR_BASE).toMatch(/^http:\/\/localhost:\d+\/fhir$/)
    const [[outcome], [grantType], ...findings] = printed as [[string], [string], ...string[][]]
    expect(['met', 'not met']).toContain(outcome)
    expect(grantType).toBe('authorization_code')
    expect(findings.length).toBeGreaterThan(0)
  })

  test('has a command that registers the app', async () => {
    const [settings] = await readCommands('from-a-hand-written-fake')
    expect(settings?.mock.clients).toMatchObject([{ clientId: 'my-app' }])
    expect(settings?.mock.ports).toMatchObject({ public: 0 })
  })
})

describe('from-mock-oauth2-server', () => {
  test('has code that runs', async () => {
    const { printed } = await runCode('from-mock-oauth2-server')
    expect(printed[0]?.[0]).toBeGreaterThan(0)
  })

  test('has a configuration that means what the guide says', async () => {
    const [settings] = await readCommands('from-mock-oauth2-server')
    expect(settings?.mock).toMatchObject({
      clients: [{ clientId: 'my-app', type: 'confidential-symmetric' }],
      options: { accessTokenLifetimeS: 120, autoApprove: { patient: 'amy-shaw' } },
    })
  })

  test('names addresses that exist, and grants that do not', async () => {
    const mock = await createMock()
    const { origin } = new URL(mock.fhirBase)
    for (const path of ['/fhir/.well-known/smart-configuration', '/auth/.well-known/openid-configuration'])
      expect((await fetch(origin + path, { headers: { Accept: 'application/json' } })).status).toBe(200)
    expect((await fetch(`${origin}/auth/userinfo`)).status).toBe(401)
    for (const grant of ['password', 'urn:ietf:params:oauth:grant-type:token-exchange']) {
      const body = new URLSearchParams({ grant_type: grant })
      const response = await fetch(`${origin}/auth/token`, { method: 'POST', body })
      expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' })
    }
    await mock.close()
  })
})
