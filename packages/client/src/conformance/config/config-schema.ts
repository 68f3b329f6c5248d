import { z } from 'zod'
import { CONSENTS } from '../../model/conformance.ts'
import { ATTESTABLE } from '../coverage/attestable.ts'
import { OUTCOMES } from '../declare/outcome.ts'
import { EXTRAS, SMART_VERSIONS } from '../declare/target.ts'
import { keysSchema } from './keys-schema.ts'
import { launchSchema } from './launch-schema.ts'
import { loginSchema } from './login-schema.ts'
import { secret } from './secret-schema.ts'

const clientId = z.string().min(1).describe('Identifier under which the client is registered.')
const reasons = z.string().min(1)

// The published types cannot spell the type of a record with such keys.
const attested: z.ZodType<Partial<Record<string, string>>> = z.partialRecord(
  z.enum(ATTESTABLE),
  z.url({ protocol: /^https?$/ }),
)

/** The configuration file of `smart-client conformance`. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  fhirBase: z
    .string()
    .optional()
    .describe('FHIR base of the server; the argument of the command takes precedence.'),
  smartVersion: z.enum(SMART_VERSIONS).optional().describe('Version that the server is held to (2.2).'),
  clients: z
    .union([
      z.literal('register'),
      z.strictObject({
        public: z.strictObject({ clientId }).optional(),
        symmetric: z.strictObject({ clientId, secret }).optional(),
        asymmetric: z.strictObject({ clientId }).optional(),
        backend: z
          .strictObject({
            clientId,
            scope: z.string().min(1).describe('System scopes that it was registered with.'),
            forbiddenScope: z.string().min(1).optional().describe('A scope that it must not be granted.'),
          })
          .optional(),
      }),
    ])
    .optional()
    .describe(
      'Clients that are registered at the server, one of each type at most; "register" lets the run register one of each, and delete them at its end.',
    ),
  keys: keysSchema.optional().describe('Key pairs of the asymmetric client and the backend service.'),
  redirectUri: z
    .url()
    .optional()
    .describe('Redirect URI that is registered (http://localhost:4020/callback).'),
  redirectUriWithQuery: z
    .url()
    .optional()
    .describe('A second registered redirect URI, which has a query; one login uses it.'),
  otherPatient: z
    .string()
    .min(1)
    .optional()
    .describe('Id of a patient whom the user does not choose: reading that record must be refused.'),
  secondBase: z.url().optional().describe('Another FHIR base of the same server.'),
  include: z
    .array(z.enum(EXTRAS))
    .optional()
    .describe('Cases that wait for ten minutes (slow) or test experimental features (thorough).'),
  maxLogins: z.number().int().min(0).optional().describe('Maximum number of logins.'),
  origin: z.url().optional().describe('Registered origin of browser apps; that of redirectUri by default.'),
  launch: launchSchema.optional().describe('EHR launches of the app.'),
  login: loginSchema.optional().describe('Logins of users: what operates the sign-in pages.'),
  allow: z.array(z.enum(CONSENTS)).optional().describe('What the run may change at the server.'),
  limits: z
    .strictObject({
      requestsPerSecond: z.number().positive().max(100).optional(),
      refusedPerSecond: z.number().positive().max(100).optional(),
      waitS: z
        .number()
        .min(0)
        .max(3600)
        .optional()
        .describe('Seconds that the run waits for a token to expire (10; 330 with slow).'),
    })
    .optional()
    .describe('Pace towards servers on other machines.'),
  leaveOut: z
    .record(z.string(), reasons)
    .optional()
    .describe('Reasons by check, case, group or S id: these are not run.'),
  expected: z
    .record(
      z.string(),
      z.strictObject({ outcome: z.enum(OUTCOMES), reason: reasons, until: z.iso.date().optional() }),
    )
    .optional()
    .describe(
      'Known outcomes by check, case, group or S id, each with a reason and a last day: these fail no run.',
    ),
  attested: attested
    .optional()
    .describe('Addresses at which the operator attests what no program can see, by S id or step of ONC.'),
})

export type ConformanceConfig = z.infer<typeof configSchema>
