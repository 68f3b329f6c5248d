import { buildAuthorizeRequest, withQuery } from '../../../smart/authorize/build-authorize-request.ts'
import { SmartError } from '../../../smart/smart-error.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import type { LoginParameters } from '../../declare/recipes.ts'
import type { UserRole } from '../../declare/target.ts'
import { hasCapability } from '../has-capability.ts'
import { readAuthorizationEndpoint, readSmartConfiguration } from '../smart-configuration.ts'

/** The variable parts of a correct authorization request. */
export interface LoginVariant {
  readonly scope: string
  readonly state?: string
  readonly redirectUri?: string
  /** The handle of an EHR launch. */
  readonly launch?: string
  /** `true` when it may be a form by POST. */
  readonly byPost?: boolean
}

/** Builds the authorization request of a client: PKCE with S256, state, and a nonce with openid. */
export async function buildLoginParameters(
  tools: CaseTools,
  role: UserRole,
  { scope, state, launch, redirectUri = tools.target.redirectUri, byPost = false }: LoginVariant,
): Promise<LoginParameters> {
  const client = tools.target.clients[role]
  if (!client) throw new SmartError('invalid-input', `There is no ${role} client in the configuration.`)
  const endpoint = await tools.get(readAuthorizationEndpoint)
  const built = await buildAuthorizeRequest({
    ...{ authorizationEndpoint: endpoint, clientId: client.clientId, redirectUri, scope },
    aud: tools.target.fhirBase,
    launch,
  })
  const form = new URLSearchParams(built.parameters)
  if (state !== undefined) form.set('state', state)
  const posts = byPost && hasCapability(await tools.get(readSmartConfiguration), 'authorize-post')
  return {
    ...{ client, role, redirectUri, scope, state: state ?? built.state },
    url: posts ? endpoint : withQuery(endpoint, form),
    ...(posts && { form }),
    ...(built.nonce === undefined ? {} : { nonce: built.nonce }),
    codeVerifier: built.codeVerifier,
    codeChallenge: form.get('code_challenge') ?? '',
  }
}
