import { FhirError } from '../model/fhir-error.ts'

let table: string | undefined

/** Loads the code systems and value sets of R4: a chunk of their own, read with the first FHIR request. */
export function loadBuiltIn(): Promise<void> | undefined {
  return table === undefined ? readTable() : undefined
}

async function readTable(): Promise<void> {
  table = (await import('../tables/terminology-table.ts')).terminologyTable
}

/** Returns the table that `loadBuiltIn` loaded; throws FhirError 500 before, since nothing could be said to be unknown. */
export function readBuiltInTable(): string {
  if (table !== undefined) return table
  throw new FhirError(500, 'processing', 'The code systems of R4 are not loaded: call prepareRequest first')
}
