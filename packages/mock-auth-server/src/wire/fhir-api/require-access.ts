import type { Access } from '@smart-mock/fhir-engine'
import { type ParsedScope, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { requireBearerToken } from '../shared/bearer.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { findUserScopes } from './find-user-scopes.ts'
import type { LoadedFhir } from './loaded-fhir.ts'
import { requireFhirToken } from './require-fhir-token.ts'
import { withUnenforcedScopes } from './with-unenforced-scopes.ts'

/** Returns the access of the presented token; throws `invalid_token` and similar errors. */
export function requireAccess(context: EndpointContext<LoadedFhir>): Access | Promise<Access> {
  const { options } = context
  if (options.tokens === 'any') {
    if (context.incoming.header('authorization') !== undefined) requireBearerToken(context.incoming)
    return { kind: 'all' }
  }
  const token = requireFhirToken(context)
  return token instanceof Promise ? token.then((each) => toAccess(each, context)) : toAccess(token, context)
}

function toAccess(held: AccessToken, context: EndpointContext<LoadedFhir>): Access {
  const { options, pass } = context
  const { clientId, user, userPatients, context: launched } = held.grant
  return pass('fhir.access', {
    kind: 'scopes',
    scopes: joinScopes(
      withUnenforcedScopes(parseScopeString(held.scope), options),
      findBatchScopes(context),
      findUserScopes(options, held, context.loaded.route),
    ),
    client: clientId,
    patient: launched.patient,
    user,
    userPatients,
    hidden: options.inaccessibleReads,
  })
}

const NONE: readonly [] = []

/** Returns the scopes that the entries of a batch have beside those of the token. */
function findBatchScopes({ options, loaded }: EndpointContext<LoadedFhir>) {
  const isOpen = loaded.route.interaction === 'batch' && !isEnforced(options, 'fhir-batch')
  return isOpen ? parseScopeString('system/*.rs') : NONE
}

/** Returns the granted scopes and those that a request has beside them: the granted list itself for most requests. */
function joinScopes(
  granted: readonly ParsedScope[],
  ofBatch: readonly ParsedScope[],
  ofUser: readonly ParsedScope[],
): readonly ParsedScope[] {
  const hasMore = ofBatch.length > 0 || ofUser.length > 0
  return hasMore ? [...granted, ...ofBatch, ...ofUser] : granted
}
