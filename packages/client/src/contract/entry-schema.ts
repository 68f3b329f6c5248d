import { z } from 'zod'
import { checkFhirBase } from '../smart/discovery/fhir-base.ts'
import { toSmartError } from '../smart/smart-error.ts'

const line = (most: number) => z.string().max(most)
const url = line(2000).refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  'This must be an absolute http(s) URL.',
)

const fhirBase = line(2000).superRefine((value, context) => {
  try {
    checkFhirBase(value)
  } catch (thrown) {
    context.addIssue({ code: 'custom', message: toSmartError(thrown).message })
  }
})

const settings = {
  name: line(100).min(1, 'Enter a name for the server.'),
  description: line(500),
  fhirBase,
  clientId: line(500),
  clientType: z.enum(['public', 'confidential-symmetric', 'confidential-asymmetric', 'backend']),
  secretMethod: z.enum(['client_secret_basic', 'client_secret_post']),
  rawBasic: z.boolean(),
  assertionAlgorithm: z.enum(['auto', 'RS384', 'ES384']),
  scopes: line(20_000),
  launchMode: z.enum(['standalone', 'ehr', 'backend']),
  loginPlace: z.enum(['iframe', 'tab', 'popup', 'page']),
  requestsFrom: z.enum(['server', 'browser']),
  authorizeMethod: z.enum(['GET', 'POST']),
  endpoints: z.strictObject({
    authorization_endpoint: url.optional(),
    token_endpoint: url.optional(),
    issuer: line(2000).optional(),
    jwks_uri: url.optional(),
    introspection_endpoint: url.optional(),
    revocation_endpoint: url.optional(),
    registration_endpoint: url.optional(),
  }),
  suppressAud: z.boolean(),
  notes: line(10_000),
  testUsers: line(10_000),
}

const secret = line(2000).min(1, 'A secret cannot be empty; leave it out to keep the old one.')

/** Schema of a user's changes: any part of the settings, and the secret as a string or null. */
export const draftSchema = z
  .strictObject(settings)
  .partial()
  .extend({ clientSecret: secret.nullable().optional() })

/** A new entry needs at least a name and a FHIR base. */
export const newEntrySchema = draftSchema.required({ name: true, fhirBase: true })

/** Schema of an entry in a file that a user imports. */
export const importedSchema = z.preprocess(followRename, newEntrySchema.extend({ id: z.string().optional() }))

/** An entry of the settings file. */
export const storedSchema = z.preprocess(
  followRename,
  z.object({
    ...settings,
    // Files from before there was a choice.
    authorizeMethod: settings.authorizeMethod.default('GET'),
    rawBasic: settings.rawBasic.default(false),
    id: line(100).min(1),
    builtIn: z.boolean(),
    clientSecret: secret.optional(),
  }),
)

/** Renames `exchangePlace` to `requestsFrom`: its name while a page sent only the token request. */
function followRename(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || !('exchangePlace' in entry)) return entry
  const { exchangePlace, ...rest } = entry
  return { requestsFrom: exchangePlace, ...rest }
}
