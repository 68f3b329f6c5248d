import { type ConformanceReport, runConformance } from '@smart-mock/client/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOLES, type Hole } from './hole.ts'
import { createRecordStore } from './record-store.ts'
import { type SmallServer, startSmallServer } from './start-small-server.ts'
import { CLIENTS } from './state.ts'

/** What it does otherwise, by intention: it has no services beside the login. */
const EXPECTED = { 'discovery-recommended-members': 'warning' }

let server: SmallServer
beforeAll(async () => {
  server = await startSmallServer(createRecordStore())
})
afterAll(() => server.close())

async function run(...holes: readonly Hole[]): Promise<ConformanceReport> {
  server.dig(...holes)
  return runConformance({
    fhirBase: server.fhirBase,
    clients: {
      public: { clientId: 'small-app' },
      symmetric: { clientId: 'small-secret', secret: CLIENTS['small-secret'] },
    },
    otherPatient: 'two',
  })
}

const listProblems = ({ cases }: ConformanceReport): Record<string, string> =>
  Object.fromEntries(
    cases
      .filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')
      .map(({ id, outcome }) => [id, outcome]),
  )

const ALL = Object.keys(HOLES) as Hole[]

test('finds nothing at a small server without holes', async () => {
  const report = await run()
  expect(listProblems(report)).toEqual(EXPECTED)
  // A case that does not run finds nothing either.
  const found: string[] = ALL.flatMap((hole) => [...HOLES[hole]])
  expect(report.cases.filter(({ id, outcome }) => found.includes(id) && outcome !== 'passed')).toEqual([])
})

test.each(ALL)('finds exactly the hole "%s"', async (hole) => {
  const found = Object.keys(listProblems(await run(hole)))
  expect(found.sort()).toEqual([...Object.keys(EXPECTED), ...HOLES[hole]].sort())
})
