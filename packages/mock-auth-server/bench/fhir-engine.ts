/** Prints what requests cost at the size of the sample data and at 42 times that. Run: `tsx bench/fhir-engine.ts`. */
import { parseScopeString } from '../src/core/scopes.ts'
import { type Access, createFhirBase, type FhirStore, handleFhir, loadSampleData } from '../src/fhir/index.ts'

const COPIES = 42
const RUNS = 200

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

const started = performance.now()
const sample = loadSampleData()
report('sample data made', performance.now() - started)
measure(createFhirBase(sample).fork(), sample.length)
const many = Array.from({ length: COPIES }, (_, n) => sample.map((resource) => copy(resource, n))).flat()
measure(createFhirBase(many).fork(), many.length)

function measure(store: FhirStore, size: number): void {
  console.log(`\n${size} resources`)
  for (const [url, access] of requests) {
    ask(store, url, access)
    const start = performance.now()
    for (let i = 0; i < RUNS; i++) ask(store, url, access)
    report(url, (performance.now() - start) / RUNS)
  }
}

function ask(store: FhirStore, url: string, access: Access): void {
  const [path = '', query = ''] = url.split('?')
  const common = { header: () => undefined, body: new Uint8Array(), base: 'https://bench.example/fhir' }
  const { status } = handleFhir(store, { method: 'GET', path, query, access, ...common })
  if (status !== 200) throw new Error(`${url}: ${status}`)
}

/** The n-th copy of a resource, its id and references with a suffix; the first is the resource itself. */
function copy(resource: fhir4.FhirResource, n: number): fhir4.FhirResource {
  if (n === 0) return resource
  const text = JSON.stringify({ ...resource, id: `${resource.id}-${n}` })
  return JSON.parse(text.replace(/"reference":"([^"]+)"/g, `"reference":"$1-${n}"`)) as fhir4.FhirResource
}

function report(what: string, milliseconds: number): void {
  console.log(`${milliseconds.toFixed(3).padStart(9)} ms  ${what}`)
}
