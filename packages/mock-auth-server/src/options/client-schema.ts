import { z } from 'zod'
import { CLIENT_TYPES } from '../core/oauth/client.ts'
import { perClientOptionsSchema } from './options-schema.ts'

const uris = z.array(z.string().max(2000)).max(50).default([])

/** A registration as the control API and configuration files write it. */
export const clientSchema = z
  .strictObject({
    clientId: z.string().min(1).max(200),
    name: z.string().max(200).optional(),
    type: z
      .enum(CLIENT_TYPES)
      .optional()
      .describe(
        'By default what the other members imply: with a secret confidential-symmetric, with keys confidential-asymmetric, with keys and no URI backend, otherwise public.',
      ),
    secret: z.string().min(1).max(500).optional(),
    jwks: z
      .object({
        keys: z
          .array(z.looseObject({ kty: z.string(), kid: z.string() }))
          .min(1)
          .max(50),
      })
      .optional()
      .describe('Public keys of a client that signs assertions.'),
    jwksUri: z.url().max(2000).optional().describe('URL where such a client publishes its keys instead.'),
    redirectUris: uris,
    launchUris: uris,
    native: z.boolean().optional().describe('Allows any loopback port and a private-use scheme (RFC 8252).'),
    nativeSchemes: z
      .array(
        z
          .string()
          .regex(/^[a-z][a-z0-9+.-]*$/, 'it must be a scheme in lower case without colon, such as myapp'),
      )
      .max(20)
      .optional()
      .describe('Schemes of a native app that are no domain name in reverse order, such as myapp.'),
    scope: z.string().max(5000).optional().describe('Scopes that it may be granted; absent means any.'),
    awaitsApproval: z
      .boolean()
      .optional()
      .describe('Whether it is refused until an administrator has approved it; false approves it.'),
    options: perClientOptionsSchema.optional().describe('Options that differ for this client.'),
  })
  .meta({ id: 'Client' })
