import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type ConformanceConfig, runConformance } from '../../src/conformance/index.ts'
import { loadKeys } from '../../src/server/keys/load-keys.ts'
import { findFreePort } from '../support/find-free-port.ts'
import { type KeyHabits, startServiceServer } from '../support/service-server.ts'

const CLIENTS = { backend: { clientId: 'service', scope: 'system/Patient.rs' } }

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-keys-'))
  file = join(folder, 'keys.json')
  const { privateKey } = await generateKeyPair('ES384', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: 'own', alg: 'ES384' }
  await writeFile(file, JSON.stringify({ keys: [key] }))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the check at a server whose client is registered with the address of the key set. */
async function run(habits: KeyHabits = {}, only: readonly string[] = ['client-keys']) {
  const publicUrl = `http://localhost:${await findFreePort()}/keys`
  const server = await startServiceServer(publicUrl, habits)
  onTestFinished(server.close)
  const { now, advance } = server.clock
  const { cases, exchanges } = await runConformance(
    { fhirBase: server.fhirBase, clients: CLIENTS, keys: { file, publicUrl } },
    { only, environment: { now, newId: () => crypto.randomUUID(), sleep: async (ms) => advance(ms) } },
  )
  const find = (name: string) => cases.find(({ id }) => id === `client-keys/${name}`)
  return { kept: find('not-kept'), fetched: find('fetched'), cases, exchanges, publicUrl }
}

describe('keys by URL', () => {
  test('pass where they are cached as their headers say', async () => {
    const { kept, fetched, exchanges, publicUrl } = await run()
    expect([kept, fetched]).toMatchObject([
      { outcome: 'passed', messages: [] },
      { outcome: 'passed', messages: [] },
    ])
    const shown = exchanges.filter(({ id }) => fetched?.exchangeIds.includes(id))
    expect(shown.some(({ request, to }) => request.url === publicUrl && to === 'app')).toBe(true)
  })

  test.each<[string, KeyHabits]>([
    ['and fetched again for an unknown kid', { keepsForS: 600 }],
    ['and not fetched again for an unknown kid', { keepsForS: 600, ignoresUnknownKid: true }],
  ])('fail where they are kept for ten minutes %s', async (_, habits) => {
    const { kept } = await run(habits)
    expect(kept).toMatchObject({
      outcome: 'failed',
      messages: ['An assertion with a key that was withdrawn is accepted: 200.'],
    })
  })

  test.each<[string, KeyHabits, RegExp]>([
    ['they are fetched for every request', { polls: true }, /fetched 3 times for 3 token requests/],
    ['another type is accepted', { accept: 'text/plain' }, /with Accept: text\/plain, without/],
    ['an unknown kid is refused', { ignoresUnknownKid: true }, /added to the set is refused with 401/],
  ])('get a warning where %s', async (_, habits, message) => {
    const { kept, fetched } = await run(habits)
    expect(kept?.outcome).toBe('passed')
    expect(fetched).toMatchObject({ outcome: 'warning', messages: [expect.stringMatching(message)] })
  })

  test('get no verdict where the server has its keys from elsewhere', async () => {
    const { publicJwks } = await loadKeys(file)
    const { kept, fetched, publicUrl } = await run({ inline: publicJwks.keys })
    const why = {
      skipped: 'prerequisite',
      messages: [expect.stringContaining(`has not fetched ${publicUrl}`)],
    }
    expect([kept, fetched]).toMatchObject([why, why])
  })

  test('get no verdict where no correct assertion is accepted', async () => {
    const { kept, fetched } = await run({ readsNothing: true })
    const why = { skipped: 'blocked', by: 'assertion-accepted' }
    expect([kept, fetched]).toMatchObject([why, why])
  })

  test('get no verdict about withdrawal where any key is accepted', async () => {
    const { kept } = await run({ acceptsAnyKey: true })
    expect(kept).toMatchObject({ skipped: 'blocked', by: 'assertion-key/other-key' })
  })
})

describe('the address of the key set', () => {
  const start = (keys: NonNullable<ConformanceConfig['keys']>, more: Partial<ConformanceConfig> = {}) =>
    runConformance(
      { fhirBase: 'http://127.0.0.1:9/fhir', clients: CLIENTS, keys, ...more },
      { only: ['client-keys'] },
    )

  test('is required, or the permission to register a client at a server on this machine', async () => {
    const { cases } = await start({})
    expect(cases.map(({ outcome, messages }) => [outcome, ...messages])).toEqual(
      cases.map(() => [
        'skipped',
        expect.stringContaining('keys.publicUrl in the configuration, or --register'),
      ]),
    )
    const elsewhere = await start({}, { fhirBase: 'https://ehr.invalid/fhir', allow: ['register'] })
    expect(elsewhere.cases.map(({ skipped }) => skipped)).toEqual(['prerequisite', 'prerequisite'])
  })

  test('requires a port that is free', async () => {
    const other = createServer()
    onTestFinished(() => void other.close())
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    await expect(start({ publicUrl: `http://127.0.0.1:${port}/keys` })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(`at port ${port}`),
    })
  })

  test.each([
    [{ publicUrl: 'https://ci.example/keys' }, /publicUrl is https/],
    [{ port: 4021 }, /keys\.port requires keys\.publicUrl/],
    [{ publicUrl: 'ftp://ci.example/keys' }, /keys\.publicUrl is wrong/],
  ])('refuses %j', async (keys, message) => {
    await expect(start(keys)).rejects.toThrow(message)
  })
})
