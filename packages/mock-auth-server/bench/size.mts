import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TYPICAL_SEARCHES } from '@smart-mock/fhir-engine/test/size/typical-searches'
import { writePatientBundles } from './patient-bundles.mts'
import { MOCK, mockArgs, runPeer } from './run-peer.mts'
import { tokenOf } from './token-of.mts'

// Starts a mock with many resources, and prints how long that takes and what it weighs: after loading, and with the
// indexes of typical searches. Arguments: number of resources, program, folder of data that exist.
const COUNT = Number(process.argv[2] ?? 180_000)
const PROGRAM = process.argv[3] ?? MOCK

const SEARCHES = [
  ...TYPICAL_SEARCHES,
  'Observation?encounter=ENCOUNTER',
  'Condition?code=http://snomed.info/sct|100001',
  'Patient?name=Family1',
  'Patient/PATIENT/$everything',
]

const folder = process.argv[4] ?? (await mkdtemp(join(tmpdir(), 'smart-mock-size-')))
const count = process.argv[4] === undefined ? await writePatientBundles(folder, COUNT) : COUNT
const args = (port: number) => [
  ...mockArgs(port)
    .filter((_, i, all) => all[i] !== '--patient' && all[i - 1] !== '--patient')
    .map((each) => (each === 'Practitioner/dr-okafor' ? 'Practitioner/practitioner-1' : each)),
  ...['--data', folder],
]
const mock = await runPeer(PROGRAM, args, '/fhir/metadata')
try {
  console.log(`${count} resources: first response after ${(mock.firstAnswerMs / 1000).toFixed(1)} s`)
  report('loaded')
  const token = await tokenOf(mock.port, 'user/*.rs')
  const patient = await firstId('Patient')
  const encounter = await firstId('Encounter')
  const start = performance.now()
  for (const each of SEARCHES) await ask(each.replace('PATIENT', patient).replace('ENCOUNTER', encounter))
  console.log(
    `${SEARCHES.length} searches, indexes included: ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
  report('indexed')

  async function ask(path: string): Promise<{ entry: { resource: { id: string } }[] }> {
    const headers = { Authorization: `Bearer ${token}` }
    const response = await fetch(`http://127.0.0.1:${mock.port}/fhir/${path}`, { headers })
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Awaited<ReturnType<typeof ask>>
  }

  async function firstId(type: string): Promise<string> {
    const [first] = (await ask(`${type}?_count=1`)).entry
    if (!first) throw new Error(`there is no ${type}`)
    return first.resource.id
  }
} finally {
  await mock.stop()
  if (process.argv[4] === undefined) await rm(folder, { recursive: true })
}

/** Prints the resident memory of the mock's process, and its part for each resource. */
function report(when: string): void {
  const resident =
    1024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(mock.pid)], { encoding: 'utf8' }))
  console.log(
    `${when}: ${Math.round(resident / 1e6)} MB resident, ${Math.round(resident / count)} bytes per resource`,
  )
}
