import { z } from 'zod'
import type { LaunchContext } from '../../core/oauth/grant.ts'
import { fromBase64url } from '../../core/util/base64url.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'

const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/)

const schema = z
  .object({
    patient: id.optional(),
    encounter: id.optional(),
    need_patient_banner: z.boolean().optional(),
    smart_style_url: z.string().optional(),
    intent: z.string().optional(),
    tenant: z.string().optional(),
    appContext: z.string().optional(),
    fhirContext: z.array(z.looseObject({ reference: z.string() })).optional(),
  })
  .catchall(z.union([z.string().max(1000), z.number(), z.boolean()]))

/** Members of a token response that no launch value may set. */
const RESERVED = [
  ...['access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'refresh_token'],
  'authorization_details',
]

/** Reads a launch value that is base64url or base64 JSON of launch context; `undefined` for any other value. */
export function readLaunchJson(launch: string): LaunchContext | undefined {
  const text = fromBase64url(launch.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
  try {
    const read = schema.safeParse(JSON.parse(text ?? ''))
    return read.success ? (withoutMembers(read.data as JsonObject, RESERVED) as LaunchContext) : undefined
  } catch {
    return undefined
  }
}
