import type { Decide, FhirDecisions } from '@smart-mock/fhir-engine'
import type { PassPoint } from '../../core/journal/points.ts'

const POINTS = Object.keys({
  ...{ 'fhir.request': 0, 'fhir.format': 0, 'fhir.paging': 0 },
  ...{ 'fhir.search': 0, 'fhir.searchset': 0, 'fhir.error': 0 },
} satisfies Record<keyof FhirDecisions, 0>) as (keyof FhirDecisions)[]

/** Returns the points of this exchange as the engine passes them; `undefined` when nothing acts at any. */
export function findDecide(pass: PassPoint): Decide | undefined {
  return POINTS.some((point) => pass.wants(point)) ? (pass as Decide) : undefined
}
