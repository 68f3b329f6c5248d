import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OptionSettings } from '../../../src/options/option-settings.ts'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { PRESET_NAMES } from '../../../src/presets/preset-names.ts'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { runCommand } from './run-presets.ts'
import { EPIC_BASE, serveEpic, startVendorServer } from './vendor-server.ts'

interface Draft {
  readonly id: string
  readonly values: Record<string, { value: unknown }>
  readonly captures: {
    id: string
    members: string[]
    body: Record<string, unknown>
    metadata?: { software: string }
  }[]
  readonly unknown: string[]
}

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

async function capture(fhirBase: string): Promise<Draft> {
  const { code, stdout } = await runCommand('capture', fhirBase)
  expect(code).toBe(0)
  return JSON.parse(stdout) as Draft
}

/** Reads the smart-configuration of a tenant with placeholders for its URLs, and for those that were elsewhere. */
async function readTemplate(
  { fhirBase, tenant }: MockTenant,
  elsewhere = tenant.canary.base,
): Promise<string> {
  const text = await (await fetch(`${fhirBase}/.well-known/smart-configuration`)).text()
  return text
    .replaceAll(tenant.canary.base, '{second}')
    .replaceAll(elsewhere, '{second}')
    .replaceAll(tenant.base, '{root}')
}

describe('presets capture', () => {
  test('drafts a preset of a server, with placeholders for its hosts', async () => {
    const server = await startVendorServer()
    serveEpic(server)
    const draft = await capture(`${server.origin}${EPIC_BASE}`)
    server.close()
    expect(JSON.stringify(draft.captures.map(({ body }) => body))).not.toContain(server.origin)
    const value = (name: string) => draft.values[name]?.value
    expect(value('issuer')).toBe('auth-base')
    expect(value('endpointPaths')).toMatchObject({ authorize: '/oauth2/authorize', token: '/oauth2/token' })
    expect(value('wellKnownPlaces')).toEqual({ smart: ['fhir-base'], openid: ['issuer'], oauth: [] })
    expect(value('metadataOauthUris')).toBe('authorize-and-token')
    expect(value('responseIssuer')).toBe('silent')
    expect(draft.captures[0]?.metadata?.software).toBe('Epic / May 2026 / 2026-05-11')
    expect(draft.unknown).toEqual([expect.stringContaining('everything after discovery')])
  })

  test.each(PRESET_NAMES)(
    'of a %s-like tenant has values with which another tenant publishes the same',
    async (preset) => {
      const original = mock.createTenant(`original-${preset}`, { options: { preset } })
      const draft = await capture(original.fhirBase)
      const values = Object.fromEntries(
        Object.entries(draft.values).map(([name, { value }]) => [name, value]),
      )
      const options = optionsSchema.parse(values) as OptionSettings
      const copy = mock.createTenant(`copy-${preset}`, { options })
      const published = await readTemplate(copy, original.tenant.canary.base)
      expect(published === (await readTemplate(original)), published.slice(0, 500)).toBe(true)
    },
  )

  test('says what it did not see', async () => {
    const smart = { authorization_endpoint: 'https://e.example/a', token_endpoint: 7, capabilities: [] }
    const server = await startVendorServer({ '/fhir/.well-known/smart-configuration': smart })
    const draft = await capture(`${server.origin}/fhir`)
    server.close()
    expect(draft.unknown.slice(0, 2)).toEqual([
      'openid-configuration: it returned 404',
      'metadata: it returned 404',
    ])
    expect(draft.values.issuer?.value).toBe('absent')
    expect(optionsSchema.safeParse({ discovery: draft.values.discovery?.value }).success).toBe(true)
  })
})

describe('presets list and show', () => {
  test('list every preset, with variants', async () => {
    const { stdout } = await runCommand('list')
    for (const name of PRESET_NAMES) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'))
    expect(stdout).toContain('variants: v1-answers')
    const { presets } = JSON.parse((await runCommand('list', '--json')).stdout) as {
      presets: { id: string }[]
    }
    expect(presets.map(({ id }) => id)).toEqual(PRESET_NAMES)
    await expect(runCommand('list', 'x')).rejects.toThrow('takes no arguments')
  })

  test('show values with grade and source, variants, and what is unknown', async () => {
    const { stdout } = await runCommand('show', 'meditech')
    expect(stdout).toContain('issuer: "{root}/"\n    A: EV-meditech')
    expect(stdout).toMatch(/Members that are not as captured\n {2}meditech\.smart: scopes_supported/)
    expect(stdout).toContain('Unknown, and as a strict server has it')
    const json = JSON.parse((await runCommand('show', 'epic-like', '--json')).stdout) as { id: string }
    expect(json.id).toBe('epic')
    await expect(runCommand('show')).rejects.toThrow('requires the name of one preset')
  })
})
