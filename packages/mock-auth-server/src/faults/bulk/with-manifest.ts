import type { FhirReplyDraft } from '../../core/journal/points.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** Returns the reply with another manifest, if it is the end of an export. */
export function withManifest(
  answer: FhirReplyDraft,
  change: (manifest: JsonObject, output: readonly JsonObject[]) => JsonObject,
): FhirReplyDraft {
  const { body } = answer
  const output = body?.output
  if (answer.status !== 200 || body === undefined || !Array.isArray(output)) return answer
  return { ...answer, body: change(body, output as JsonObject[]) }
}
