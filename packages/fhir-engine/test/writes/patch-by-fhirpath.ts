import type { FhirStore } from '../../src/index.ts'
import { ask, sampleStore } from '../engine.ts'

type Value = { [key: `value${string}`]: unknown } | { part: unknown[] } | undefined
const part = (name: string, value: unknown) => ({ name, valueString: value })

/** Creates one operation of a FHIRPath Patch. */
export function op(type: string, path: string, value?: Value, more: Record<string, unknown> = {}) {
  const parts = Object.entries(more).map(([name, each]) => ({
    name,
    ...(typeof each === 'number' ? { valueInteger: each } : { valueString: each }),
  }))
  const given = value === undefined ? [] : [{ name: 'value', ...value }]
  return {
    name: 'operation',
    part: [{ name: 'type', valueCode: type }, part('path', path), ...parts, ...given],
  }
}

/** Patches a patient of the sample data. */
export function patch(...parameter: unknown[]) {
  return patchIn(sampleStore(), ...parameter)
}

/** Patches the patient in this store. */
export function patchIn(store: FhirStore, ...parameter: unknown[]) {
  return ask(store, 'Patient/amy-shaw', {
    method: 'PATCH',
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'Parameters', parameter },
  })
}
