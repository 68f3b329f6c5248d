import { FhirError } from '../model/fhir-error.ts'
import { parseJson } from '../model/json.ts'
import { limits } from '../model/limits.ts'

/** Parses a JSON body; throws FhirError 400 or 413 for what is too large, too deep or no JSON. */
export function parseJsonBody(body: Uint8Array): unknown {
  if (body.length > limits.bodyBytes) {
    throw new FhirError(413, 'too-long', `A body may have at most ${limits.bodyBytes / 1_000_000} MB`)
  }
  if (body.length === 0) throw new FhirError(400, 'required', 'The request requires a JSON body')
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body), limits.jsonDepth)
  } catch (error) {
    if (error instanceof RangeError) throw new FhirError(400, 'too-costly', error.message)
    const reason = error instanceof SyntaxError ? error.message.slice(0, 120) : 'it is not UTF-8'
    throw new FhirError(400, 'invalid', `The body cannot be read as JSON: ${reason}`)
  }
}
