import { z } from 'zod'
import type { OAuthErrorCause } from '../../core/oauth/oauth-error.ts'

const text = z.string().max(2000)

export const tokenErrorAnswerSchema = z.strictObject({
  status: z.int().min(200).max(599),
  error: text.optional(),
  description: text.optional(),
  uri: text.optional().describe('A URN, which the URL in error_uri has as a part.'),
  message: text.optional().describe('A member `message` in place of error and error_description.'),
  detailedmessage: text.optional(),
  text: text.optional().describe('Plain text in place of JSON.'),
})

/** The answer to a refusal. */
export type TokenErrorAnswer = z.infer<typeof tokenErrorAnswerSchema>

/** The answers of a token endpoint to refusals, by cause; `ignored` lets the request pass. */
export type TokenErrors = { readonly [cause in OAuthErrorCause]?: TokenErrorAnswer | 'ignored' | undefined }
