import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { OAuthErrorDraft } from '../../core/journal/authorize-points.ts'
import { TOKEN_ERROR_CAUSES } from '../../core/oauth/oauth-error.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { buildErrorUri } from './build-error-uri.ts'
import { IGNORABLE_CAUSES, listIgnoredRequirements } from './ignored-causes.ts'
import { type TokenErrorAnswer, type TokenErrors, tokenErrorAnswerSchema } from './token-error-answer.ts'

export const tokenErrors = defineSwitch({
  name: 'tokenErrors',
  level: 'tenant',
  description:
    'Status, code and text of refusals by the token endpoint, by cause; `ignored` lets the request pass, where that is possible.',
  legality: 'deviation',
  catalogueIds: ['S-072', 'S-078', 'S-094', 'S-102'],
  faults: [
    'token-error',
    'invalid-client',
    'invalid-grant',
    'refresh-invalid-grant',
    'refresh-invalid-client',
  ],
  default: {} as TokenErrors,
  schema: (): z.ZodType<TokenErrors> =>
    z.strictObject(
      Object.fromEntries(
        TOKEN_ERROR_CAUSES.map((cause) => [
          cause,
          IGNORABLE_CAUSES.has(cause)
            ? z.union([tokenErrorAnswerSchema, z.literal('ignored')]).optional()
            : tokenErrorAnswerSchema.optional(),
        ]),
      ),
    ),
  steps: ['token'],
  points: {
    options: (options, context) => {
      const requirements = listIgnoredRequirements(context)
      if (requirements.length === 0) return options
      return { ...options, unenforced: [...options.unenforced, ...requirements] }
    },
    'oauth.error': (draft, context) => {
      const answer = findAnswer(draft, context)
      return answer === undefined || answer === 'ignored' ? draft : withAnswer(draft, answer, context)
    },
  },
})

/** Finds the answer to a refusal: that of what is known in particular, else that of its cause. */
function findAnswer({ cause }: OAuthErrorDraft, context: SwitchContext<TokenErrors>) {
  const { value, facts, history } = context
  if (cause === undefined) return undefined
  const { refreshToken } = facts
  const isEnded =
    cause === 'refreshUnknown' &&
    refreshToken !== undefined &&
    history.findByValue('issuedRefreshToken', refreshToken).length > 0
  return (isEnded ? value.grantGone : undefined) ?? value[cause]
}

function withAnswer(
  draft: OAuthErrorDraft,
  answer: TokenErrorAnswer,
  context: SwitchContext<TokenErrors>,
): OAuthErrorDraft {
  const { status } = answer
  const headers =
    status === 401 ? draft.headers : draft.headers.filter(([name]) => name !== 'WWW-Authenticate')
  return { ...draft, status, headers, body: answer.text ?? buildBody(draft.body, answer, context) }
}

function buildBody(
  body: JsonObject | string,
  { error, description, uri, message, detailedmessage }: TokenErrorAnswer,
  context: SwitchContext<TokenErrors>,
): JsonObject | string {
  if (message !== undefined) return { message }
  if (typeof body === 'string') return body
  if (detailedmessage !== undefined) return { detailedmessage, error: error ?? body.error }
  return {
    ...body,
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : { error_description: description }),
    ...(uri === undefined ? {} : { error_uri: buildErrorUri(context, uri) }),
  }
}
