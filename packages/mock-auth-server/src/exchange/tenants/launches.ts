import { formatSuggestion } from '@smart-mock/cli-kit'
import type { FhirContextItem, LaunchContext } from '../../core/oauth/grant.ts'
import { mint } from '../../core/util/id.ts'
import { findFhirContextProblem } from '../../wire/launch/find-fhir-context-problem.ts'
import type { HostedTenant } from '../route.ts'
import { findApprovalProblem } from './find-approval-problem.ts'

/** The launch context of an EHR when it opens an app. */
export interface LaunchRequest {
  readonly clientId: string
  /** The user, as `Practitioner/id`; without one the sign-in page asks. */
  readonly user?: string | undefined
  readonly patient?: string | undefined
  readonly encounter?: string | undefined
  readonly intent?: string | undefined
  readonly needPatientBanner?: boolean | undefined
  /** Opaque name of the organization within the EHR. */
  readonly tenant?: string | undefined
  /** Further resources in context; formatted by the tenant's version of the specification (S-081). */
  readonly fhirContext?: readonly FhirContextItem[] | undefined
  /** Text of a task or a CDS Hooks card. */
  readonly appContext?: string | undefined
  /** One of the client's registered launch URLs; the first by default. */
  readonly launchUri?: string | undefined
}

/** A launch that cannot be prepared, with the reason. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError'
}

/** Prepares an EHR launch: returns a URL that opens the app, and the run that starts there (S-040). */
export async function prepareLaunch(
  hosted: HostedTenant,
  request: LaunchRequest,
): Promise<{ url: string; launch: string; run: string }> {
  const { tenant } = hosted
  const client = tenant.client(request.clientId)
  if (!client) {
    const known = tenant.clients.map(({ clientId }) => clientId)
    throw new LaunchError(
      `client ${request.clientId} is not registered${formatSuggestion(request.clientId, known)}; registered are ${known.join(', ')}`,
    )
  }
  const launchUri = request.launchUri ?? client.launchUris[0]
  if (launchUri === undefined) throw new LaunchError(`${client.clientId} has no registered launch URL`)
  if (!client.launchUris.includes(launchUri)) {
    throw new LaunchError(
      `${launchUri} is not a launch URL of ${client.clientId}: ${client.launchUris.join(', ')}`,
    )
  }
  const { user, patient } = request
  const problem = findApprovalProblem(hosted, {
    ...(user === undefined ? {} : { user }),
    ...(patient === undefined ? {} : { patient }),
  })
  if (problem !== undefined) throw new LaunchError(problem)
  for (const [index, item] of (request.fhirContext ?? []).entries()) {
    const problem = findFhirContextProblem(item)
    if (problem) throw new LaunchError(`fhirContext[${index}]: ${problem}`)
  }
  const run = tenant.journal.runs.open(tenant.clock.now())
  const launch = mint('launch', tenant.name, tenant.journal.epoch)
  await tenant.state.putLaunch({
    handle: launch,
    clientId: client.clientId,
    run: run.id,
    launchUri,
    user,
    context: contextOf(request, patient),
    expiresAt: tenant.clock.expiryNow() + tenant.options.launchLifetimeS * 1000,
  })
  return { url: `${tenant.base}/launch/${launch}`, launch, run: run.id }
}

function contextOf(request: LaunchRequest, patient: string | undefined): LaunchContext {
  return {
    ...(patient === undefined ? {} : { patient }),
    ...(request.encounter === undefined ? {} : { encounter: request.encounter }),
    ...(request.intent === undefined ? {} : { intent: request.intent }),
    ...(request.tenant === undefined ? {} : { tenant: request.tenant }),
    ...(request.fhirContext === undefined ? {} : { fhirContext: request.fhirContext }),
    ...(request.appContext === undefined ? {} : { appContext: request.appContext }),
    need_patient_banner: request.needPatientBanner ?? true,
  }
}
