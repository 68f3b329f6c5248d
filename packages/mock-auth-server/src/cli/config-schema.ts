import { z } from 'zod'
import { faultSettingsSchema } from '../core/declare/fault-settings.ts'
import { clientSchema } from '../core/oauth/client-schema.ts'
import { optionsSchema } from '../core/oauth/options-schema.ts'

const text = z.string().min(1).max(2000)
const file = text.describe('A file; a relative path begins at the folder of this one.')
const port = z.int().min(0).max(65_535)
const faults = z
  .array(z.union([text.describe('As `name?param=value&times=1`.'), faultSettingsSchema]))
  .max(1000)
  .describe('Armed at the start.')
const seed = z.int().min(0).max(999_999_999).describe('Of everything that is drawn.')

const tenantSchema = z
  .strictObject({
    options: optionsSchema.optional().describe('Beside those of all tenants.'),
    clients: z.array(clientSchema).max(1000).optional().describe('Beside those of all tenants.'),
    faults: faults.optional(),
    seed: seed.optional(),
  })
  .describe('A tenant of its own, at /t/<name>.')

/** What the command line can say, under the same names in camel case. */
const commandLine = z
  .strictObject({
    port: port.describe('Of the server; 0 takes a free one.'),
    controlPort: port,
    canaryPort: port,
    host: text.describe('Address that server and canary listen on.'),
    publicUrl: text.describe('What published URLs begin with.'),
    canaryUrl: text.describe('The same for the canary; its host must be another one.'),
    controlHost: text.describe('Address of the control API; beyond loopback it asks for a token.'),
    controlUrl: text.describe('How others reach the control API, without a path.'),
    controlToken: text,
    https: z.boolean().describe('Server and canary speak https.'),
    cert: file,
    key: file,
    scenarios: z.boolean().describe('Whether links may carry scenarios.'),
    clientOrigin: text.describe('Where the sample client app runs.'),
    user: text.describe('Who signs in without pages, as `Practitioner/id`.'),
    patient: text.describe('Who is chosen without pages: a bare id.'),
    autoApprove: z
      .boolean()
      .describe(
        'Consent without a page, and sign in and choose without one where user and patient are given.',
      ),
    seed,
    data: file.describe('FHIR data instead of the sample data: a file or folder.'),
    load: file,
    save: file,
    upstream: text.describe('FHIR base of a server behind this one.'),
    upstreamBasic: text,
    upstreamBearer: text,
    upstreamClient: text,
    upstreamTokenUrl: text,
    record: file,
    replay: file,
    json: z.boolean().describe('Print one machine-readable line when ready.'),
  })
  .partial()

/** A configuration file: what the command line can say, and clients, options, faults and tenants in full. */
export const configSchema = commandLine
  .extend({
    $schema: z.string().optional(),
    options: optionsSchema.optional().describe('Of all tenants.'),
    clients: z
      .array(clientSchema)
      .max(1000)
      .optional()
      .describe('Of all tenants, beside the sample clients.'),
    faults: faults.optional(),
    tenants: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/), tenantSchema).optional(),
  })
  .describe('Configuration of smart-mock.')

export type Config = z.infer<typeof configSchema>
