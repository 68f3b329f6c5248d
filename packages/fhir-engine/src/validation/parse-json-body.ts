import { FhirError } from '../model/fhir-error.ts'
import { parseJson } from '../model/json.ts'
import { limits } from '../model/limits.ts'

/** Parses a JSON body; throws FhirError 400 or 413 for what is too large, too deep or no JSON. */
export function parseJsonBody(body: Uint8Array): unknown {
  if (body.length > limits.bodyBytes) {
    throw new FhirError(413, 'too-long', `A body may have at most ${limits.bodyBytes / 1_000_000} MB`)
  }
  if (body.length === 0) throw new FhirError(400, 'required', 'The request requires a JSON body')
  if (depth(body) > limits.jsonDepth) {
    throw new FhirError(400, 'too-costly', `JSON may be nested at most ${limits.jsonDepth} levels`)
  }
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message.slice(0, 120) : 'it is not UTF-8'
    throw new FhirError(400, 'invalid', `The body cannot be read as JSON: ${reason}`)
  }
}

/** Returns the deepest nesting of brackets outside strings, without recursion. */
function depth(body: Uint8Array): number {
  let level = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]
    if (quoted) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++level)
    else if (byte === 0x7d || byte === 0x5d) level--
  }
  return deepest
}
