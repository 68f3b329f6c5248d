import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Access, createFhirBase, type FhirStore, handleFhir } from '@smart-mock/fhir-engine'
import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { sampleCopies } from './sample-copies.mts'

const RUNS = 100
const everything: Access = { kind: 'all' }
const patient: Access = { kind: 'scopes', scopes: parseScopeString('patient/*.rs'), patient: 'amy-shaw' }
const requests: [url: string, access: Access][] = [
  ['Patient/amy-shaw', patient],
  ['Observation?patient=amy-shaw', patient],
  ['Observation?category=laboratory', patient],
  ['Observation?code=2093-3&_sort=-date', everything],
  ['Observation?subject:Patient.name=shaw', everything],
  ['Patient?_has:Observation:patient:code=2093-3', everything],
  ['Patient/amy-shaw/$everything', patient],
]

/**
 * Prints the costs of the engine in this process: memory of this number of resources, a new tenant, requests.
 */
export function engineFigures(count: number): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
  const before = process.memoryUsage().heapUsed
  const base = createFhirBase(sampleCopies(count))
  const store = base.fork()
  console.log(`\nthe engine alone, ${count} resources`)
  const first = time(1, () => {
    for (const [url, access] of requests) ask(store, url, access)
  })
  gc()
  const perThousand = (process.memoryUsage().heapUsed - before) / count / 1000
  print(first, 'each of these once, indices included')
  console.log(`${perThousand.toFixed(2).padStart(9)} MB  of heap per 1k resources, indices included`)
  print(
    time(RUNS, () => ask(base.fork(), 'Patient/amy-shaw', patient)),
    'a new tenant, first read included',
  )
  for (const [url, access] of requests)
    print(
      time(RUNS, () => ask(store, url, access)),
      url,
    )
}

function ask(store: FhirStore, url: string, access: Access): void {
  const [path = '', query = ''] = url.split('?')
  const common = { header: () => undefined, body: new Uint8Array(), base: 'https://bench.example/fhir' }
  const { status } = handleFhir(store, { method: 'GET', path, query, access, ...common })
  if (status !== 200) throw new Error(`${url}: ${status}`)
}

function time(runs: number, run: () => void): number {
  const start = performance.now()
  for (let i = 0; i < runs; i++) run()
  return (performance.now() - start) / runs
}

function print(milliseconds: number, what: string): void {
  console.log(`${milliseconds.toFixed(3).padStart(9)} ms  ${what}`)
}
