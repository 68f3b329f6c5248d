import { z } from 'zod'

/** Key pairs of the configuration, and where the server can fetch their public halves. */
export const keysSchema = z.strictObject({
  file: z.string().min(1).optional().describe('JWKS with private keys, relative to this file.'),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'The jwks_uri with which the clients are registered: the run serves their public keys there, on this machine.',
    ),
  port: z
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('Port of this machine that publicUrl leads to; its own port by default.'),
})

export type ConfiguredKeys = z.infer<typeof keysSchema>
