import { runConformance } from '@smart-mock/client/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOLES, type Hole } from './stub/hole.ts'
import { type StubServer, startStubServer } from './stub/start-stub-server.ts'

/** A server without code of this project: what is found there is not a misunderstanding that kit and mock share. */
let stub: StubServer
beforeAll(async () => {
  stub = await startStubServer()
})
afterAll(() => stub.close())

async function listProblems(...holes: Hole[]): Promise<string[]> {
  stub.dig(...holes)
  const { cases } = await runConformance({
    fhirBase: stub.fhirBase,
    clients: { public: { clientId: 'stub-app' } },
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
