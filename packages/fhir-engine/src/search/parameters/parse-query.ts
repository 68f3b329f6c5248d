import { FhirError } from '../../model/fhir-error.ts'
import { limits } from '../../model/limits.ts'

export type Parameters = readonly (readonly [name: string, value: string])[]

/** Reads one or more query strings or form bodies, in order; refuses what is too long or cannot be text. */
export function parseQuery(...texts: string[]): Parameters {
  const parameters: [string, string][] = []
  for (const text of texts) {
    if (text.length > limits.queryLength) {
      throw new FhirError(
        414,
        'too-long',
        `search parameters may have at most ${limits.queryLength} characters`,
      )
    }
    for (const [name, value] of new URLSearchParams(text)) {
      if (name === '' && value === '') continue
      if (`${name}${value}`.includes('\0'))
        throw new FhirError(400, 'invalid', 'a parameter contains a NUL character')
      parameters.push([name, value])
    }
  }
  if (parameters.length > limits.parameters) {
    throw new FhirError(400, 'too-costly', `a request may have at most ${limits.parameters} parameters`)
  }
  return parameters
}
