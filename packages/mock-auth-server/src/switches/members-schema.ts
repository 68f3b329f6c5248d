import { z } from 'zod'
import type { Json } from '../core/util/json.ts'

/** Values of members by name, with placeholders; `{ when, value }` for one that is not always there. */
export type Members = Readonly<Record<string, Json>>

/** Maximum length of members, in characters of their JSON. */
const LIMIT = 10_000

/** Builds the schema of members. */
export function buildMembersSchema(): z.ZodType<Members> {
  return z
    .record(z.string().min(1).max(100), z.unknown())
    .refine((members) => JSON.stringify(members).length <= LIMIT, `at most ${LIMIT} characters of JSON`)
    .describe(
      'Members by name. Texts may have placeholders such as {fhirBase}, {clientId}, {user}, {scope} or {uuid}; {"when": "ehr-launch", "value": …} is there in an EHR launch only, {"when": "<scope>", "value": …} with that scope.',
    ) as z.ZodType<Members>
}

/** Builds the schema of names of members. */
export function buildNamesSchema(): z.ZodType<readonly string[]> {
  return z.array(z.string().min(1).max(100)).max(50)
}
