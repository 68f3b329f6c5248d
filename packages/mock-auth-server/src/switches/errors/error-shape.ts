import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { OAuthErrorDraft } from '../../core/journal/authorize-points.ts'
import { buildEntraBody } from './build-entra-body.ts'
import { buildStatusCodeBody } from './build-status-code-body.ts'
import type { TokenErrors } from './token-error-answer.ts'

const VALUES = ['oauth', 'status-code', 'entra', 'resource-detail', 'policy'] as const
type Shape = (typeof VALUES)[number]

export const errorShape = defineSwitch({
  name: 'errorShape',
  level: 'tenant',
  description:
    'The members of JSON errors: those of OAuth; with `status_code`, and `message` for some; those of Entra; `resource` and `detail`; or the refusal of a gateway.',
  legality: 'deviation',
  catalogueIds: ['S-078', 'S-104'],
  faults: ['token-error-body', 'token-error-markup'],
  default: 'oauth' as Shape,
  schema: () => z.enum(VALUES),
  steps: ['authorize', 'token', 'introspect', 'revoke'],
  points: { 'oauth.error': shapeError },
})

function shapeError(draft: OAuthErrorDraft, context: SwitchContext<Shape>): OAuthErrorDraft {
  const { body } = draft
  if (typeof body === 'string') return draft
  switch (context.value) {
    case 'oauth':
      return draft
    case 'status-code':
      return { ...draft, body: buildStatusCodeBody({ ...draft, body }, context) }
    case 'entra':
      return { ...draft, body: buildEntraBody({ ...draft, body }, context) }
    case 'resource-detail':
      return isNamed(draft, context) ? draft : { ...draft, body: buildResourceBody(draft) }
    case 'policy':
      return isGatewayRefusal(draft) ? { ...draft, ...GATEWAY_REFUSAL } : draft
  }
}

/** Returns `true` for a cause to which the server gives an answer of its own, in the members of OAuth. */
const isNamed = ({ cause }: OAuthErrorDraft, { read }: SwitchContext<Shape>): boolean =>
  cause !== undefined && read<TokenErrors>('tokenErrors')?.[cause] !== undefined

const PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
}

const buildResourceBody = ({ status }: OAuthErrorDraft) => ({
  resource: 'v1/resource/error/_version/1/',
  detail: PHRASES[status] ?? 'Error',
})

/** Returns `true` for what a gateway refuses before the authorization server sees it. */
const isGatewayRefusal = ({ cause }: OAuthErrorDraft): boolean =>
  cause === 'clientUnknown' || cause === 'scopeEmpty'

const GATEWAY_REFUSAL = {
  status: 401,
  body: {
    detailedmessage: 'Policy evaluation failed for this request, please check the policy configurations.',
    error: 'access_denied',
  },
}
