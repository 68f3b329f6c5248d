import { handleFhir, isResourceType, listResourceTypes } from '@smart-mock/fhir-engine'
import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isEnforced } from '../../../core/declare/server-requirements.ts'
import { findStyleUrl } from '../../../core/oauth/find-style-url.ts'
import type { FhirContextItem, LaunchContext } from '../../../core/oauth/grant.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { isPatientRequired } from './is-patient-required.ts'

/**
 * Returns the launch context for those scopes (S-052 to S-054). After an EHR launch it is the EHR's, and
 * further `launch/…` scopes are hints; standalone, each `launch/<type>` adds the newest such resource of the
 * patient.
 */
export function resolveLaunchContext(
  context: EndpointContext,
  interaction: PendingAuthorization,
  scope: string,
): LaunchContext {
  if (interaction.ehrLaunch) {
    const smart_style_url = findStyleUrl(context.tenant, context.options)
    return { ...interaction.context, ...(smart_style_url === undefined ? {} : { smart_style_url }) }
  }
  const isAnswered = isEnforced(context.options, 'launch-role') || !asksForRole(scope)
  const { user, ehrLaunch } = interaction
  const isGiven = isAnswered && isPatientRequired(context.pass, { scope, user, ehrLaunch })
  const patient = isGiven ? interaction.context.patient : undefined
  const items: FhirContextItem[] = []
  let encounter: string | undefined
  for (const wanted of parseScopeString(scope)) {
    if (wanted.kind !== 'launch' || wanted.type === undefined || wanted.type === 'patient') continue
    const found = newest(context, wanted.type, patient)
    if (found === undefined) continue
    if (wanted.type === 'encounter' && wanted.role === undefined) encounter = found.split('/')[1]
    else items.push({ reference: found, ...(wanted.role === undefined ? {} : { role: wanted.role }) })
  }
  return {
    ...(patient === undefined ? {} : { patient }),
    ...(encounter === undefined ? {} : { encounter }),
    ...(items.length > 0 ? { fhirContext: items } : {}),
  }
}

/** Returns `true` when `launch/patient` is requested with a role. */
function asksForRole(scope: string): boolean {
  return parseScopeString(scope).some(
    (each) => each.kind === 'launch' && each.type === 'patient' && each.role !== undefined,
  )
}

/** Returns the newest resource of a type (in lower case), of that patient where it has one, as `Type/id`. */
function newest({ fhir, tenant }: EndpointContext, lower: string, patient: string | undefined) {
  const type = listResourceTypes().find((known) => known.toLowerCase() === lower)
  if (type === undefined || !isResourceType(type)) return undefined
  const search = (query: string) => {
    const { body } = handleFhir(fhir, {
      method: 'GET',
      path: type,
      query: `${query}_count=1&_sort=-_lastUpdated`,
      header: () => undefined,
      body: new Uint8Array(0),
      base: tenant.fhirBase,
      access: { kind: 'all' },
    })
    const bundle = typeof body === 'object' && 'resourceType' in body ? body : undefined
    return bundle?.resourceType === 'Bundle' ? bundle : undefined
  }
  const bundle = (patient && search(`patient=${patient}&`)) || search('')
  const id = bundle?.entry?.[0]?.resource?.id
  return id === undefined ? undefined : `${type}/${id}`
}
