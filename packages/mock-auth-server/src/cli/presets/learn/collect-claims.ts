import type { JsonObject } from '../../../core/util/json.ts'
import type { Recording, TokenExchange } from './recording/recording.ts'
import { collectKnownValues, toValueTemplate } from './to-value-template.ts'

/** Collects the claims of a JWT beyond the usual ones, as templates. */
export function collectClaims(
  claims: JsonObject,
  usual: readonly string[],
  answered: TokenExchange,
  recording: Recording,
): JsonObject {
  const known = collectKnownValues(answered)
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) =>
      usual.includes(name) ? [] : [[name, toValueTemplate(name, value ?? null, recording, known)]],
    ),
  )
}
