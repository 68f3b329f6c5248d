import { expect } from 'vitest'
import { serializeFhir } from '../../src/index.ts'
import { type Any, ask, BASE, type sampleStore } from '../engine.ts'

export const LOSSY = [
  '1.50',
  '0.010',
  '1e3',
  '-0',
  '120.0',
  '6.0E-10',
  '123456789012345678.123456789',
  '0.0000001',
]
export const text = (value: string, id = 'd', type = 'Observation') =>
  `{"resourceType":"${type}","id":"${id}","status":"final","code":{"text":"x"},"valueQuantity":{"value":${value},"unit":"mg"}}`
export const json = { 'content-type': 'application/fhir+json' }
export const put = (store: ReturnType<typeof sampleStore>, value: string, id = 'd') =>
  ask(store, `Observation/${id}`, { method: 'PUT', headers: json, body: text(value, id) })
export const sent = (store: ReturnType<typeof sampleStore>, url: string, more = {}) => {
  const reply = ask(store, url, more)
  return serializeFhir(reply, { query: url.split('?')[1] ?? '', header: () => undefined }).body as string
}
export const holds = (value: string) => `"value":${value},"unit":"mg"`

/** Returns the NDJSON of a Bulk Data export of all Observations. */
export const exported = (store: ReturnType<typeof sampleStore>): string => {
  const headers = { prefer: 'respond-async', accept: 'application/fhir+json' }
  const start = ask(store, '$export?_type=Observation', { headers })
  const place = start.headers.find(([name]) => name === 'Content-Location')?.[1].slice(BASE.length + 1) ?? ''
  const polled = Array.from({ length: 5 }, () => ask(store, place)).findLast(({ status }) => status === 200)
  const { output } = (polled ?? expect.fail('the export does not end')).body as Any
  return output.map((file: Any) => ask(store, file.url.slice(BASE.length + 1)).body).join('')
}
