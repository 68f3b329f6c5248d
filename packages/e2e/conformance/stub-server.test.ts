import { runConformance } from '@smart-mock/client/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOLES, type Hole } from './stub/hole.ts'
import { type StubServer, startStubServer } from './stub/start-stub-server.ts'

/** A server without code of this project: what is found there is not a misunderstanding that kit and mock share. */
const CONFIG = { clients: { public: { clientId: 'stub-app' } } }

let stub: StubServer
beforeAll(async () => {
  stub = await startStubServer()
})
afterAll(() => stub.close())

async function listProblems(...holes: Hole[]): Promise<string[]> {
  stub.dig(...holes)
  const { cases } = await runConformance({
    ...CONFIG,
    ...{ fhirBase: stub.fhirBase, allow: ['revoke'] },
  })
  return cases.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped').map(({ id }) => id)
}

const ALL = Object.keys(HOLES) as Hole[]

test('finds nothing at a stub server without holes', async () => {
  expect(await listProblems()).toEqual([])
})

test.each(ALL)('finds exactly the hole "%s"', async (hole) => {
  expect(await listProblems(hole)).toEqual(HOLES[hole])
})

test('finds all holes at once, and invents none', async () => {
  const found = await listProblems(...ALL)
  expect(found.filter((id) => !ALL.flatMap((hole): string[] => [...HOLES[hole]]).includes(id))).toEqual([])
})

test('writes, registers and revokes nothing, and marks what it makes up', async () => {
  stub.dig()
  const before = stub.requests.length
  await runConformance({ ...CONFIG, fhirBase: stub.fhirBase })
  const sent = stub.requests.slice(before)
  expect(sent.length).toBeGreaterThan(40)
  expect(sent.filter(({ method }) => !['GET', 'POST', 'OPTIONS'].includes(method))).toEqual([])
  const posted = sent.filter(({ method }) => method === 'POST')
  expect([...new Set(posted.map(({ path }) => path))].sort()).toEqual(['/introspect', '/token'])
  expect(sent.filter(({ agent }) => !agent.startsWith('smart-client-conformance/'))).toEqual([])
  for (const { body } of posted)
    for (const name of ['code', 'token', 'refresh_token', 'code_verifier'])
      expect(new URLSearchParams(body).get(name) ?? 'smart-client-conformance-').toMatch(
        /^smart-client-conformance-/,
      )
  expect(posted.filter(({ body }) => body.includes('client_secret'))).toEqual([])
})
