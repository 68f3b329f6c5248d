import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { OAuthErrorDraft } from '../../core/journal/authorize-points.ts'
import type { AuthorizeRedirect } from '../../core/journal/points.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { buildErrorUri } from './build-error-uri.ts'
import { getErrorUrn } from './error-urn.ts'

const VALUES = ['description', 'uri', 'null', 'none'] as const
type Detail = (typeof VALUES)[number]

export const errorDetail = defineSwitch({
  name: 'errorDetail',
  level: 'tenant',
  description:
    'What an OAuth error has beside its code: error_description, error_uri, an error_description that is null, or nothing.',
  legality: 'legal',
  catalogueIds: ['S-058', 'S-078'],
  faults: ['token-error', 'token-error-body'],
  default: 'description' as Detail,
  schema: () => z.enum(VALUES),
  steps: ['authorize', 'decide', 'token'],
  points: {
    'oauth.error': withDetail,
    'authorize.redirect': withRedirectDetail,
  },
})

function withDetail(draft: OAuthErrorDraft, context: SwitchContext<Detail>): OAuthErrorDraft {
  const { body, cause } = draft
  if (typeof body === 'string' || typeof body.error !== 'string') return draft
  const rest = withoutMembers(body, ['error_description'])
  if (context.value === 'null') return { ...draft, body: { ...rest, error_description: null } }
  if (context.value === 'none') return { ...draft, body: withoutMembers(rest, ['error_uri']) }
  const uri = body.error_uri ?? buildErrorUri(context, getErrorUrn(context.step, body.error, cause))
  return { ...draft, body: { ...rest, error_uri: uri } }
}

/** Returns an error redirect without its description; a redirect has no `null`. */
function withRedirectDetail(redirect: AuthorizeRedirect, context: SwitchContext<Detail>): AuthorizeRedirect {
  const error = redirect.params.find(([name]) => name === 'error')?.[1]
  if (error === undefined || context.value === 'null') return redirect
  const params = redirect.params.flatMap(([name, value]) => {
    if (name !== 'error_description') return [[name, value] as const]
    if (context.value === 'none') return []
    return [['error_uri', buildErrorUri(context, getErrorUrn(context.step, error, redirect.cause))] as const]
  })
  return { ...redirect, params }
}
