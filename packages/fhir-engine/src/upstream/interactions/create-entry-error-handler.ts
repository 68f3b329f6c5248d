import type { BundlePart } from '../../interactions/batch/parse-bundle-entry.ts'
import { FhirError } from '../../model/fhir-error.ts'

/** Returns what throws an error on, saying which entry of a Bundle it is about. */
export function createEntryErrorHandler({ index }: BundlePart): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof FhirError)) throw error
    const place = `Bundle.entry[${index}]`
    const issues = error.issues.map((issue) => ({
      ...issue,
      diagnostics: `${place}: ${issue.diagnostics}`,
      expression: [place],
    }))
    const whole = FhirError.of(error.status, issues)
    whole.headers.push(...error.headers)
    throw whole
  }
}
