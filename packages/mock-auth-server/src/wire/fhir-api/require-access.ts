import type { Access } from '@smart-mock/fhir-engine'
import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isEnforced } from '../../core/declare/server-requirements.ts'
import { requireBearerToken } from '../shared/bearer.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { findUserScopes } from './find-user-scopes.ts'
import type { LoadedFhir } from './loaded-fhir.ts'
import { requireFhirToken } from './require-fhir-token.ts'
import { withUnenforcedScopes } from './with-unenforced-scopes.ts'

/** Returns the access of the presented token; throws `invalid_token` and similar errors. */
export async function requireAccess(context: EndpointContext<LoadedFhir>): Promise<Access> {
  const { options, pass } = context
  if (options.tokens === 'any') {
    if (context.incoming.header('authorization') !== undefined) requireBearerToken(context.incoming)
    return { kind: 'all' }
  }
  const held = await requireFhirToken(context)
  const { clientId, user, userPatients, context: launched } = held.grant
  return pass('fhir.access', {
    kind: 'scopes',
    scopes: [
      ...withUnenforcedScopes(parseScopeString(held.scope), options),
      ...findBatchScopes(context),
      ...findUserScopes(options, held, context.loaded.route),
    ],
    client: clientId,
    patient: launched.patient,
    user,
    userPatients,
    hidden: options.inaccessibleReads,
  })
}

/** Returns the scopes that the entries of a batch have beside those of the token. */
function findBatchScopes({ options, loaded }: EndpointContext<LoadedFhir>) {
  const isOpen = loaded.route.interaction === 'batch' && !isEnforced(options, 'fhir-batch')
  return isOpen ? parseScopeString('system/*.rs') : []
}
