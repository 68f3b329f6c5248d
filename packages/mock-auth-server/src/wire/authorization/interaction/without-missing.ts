import type { MissingPeople } from '../../../state/pending-authorization.ts'
import type { ConsumedLaunch } from '../../launch/decode-launch-value.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'

interface Named {
  readonly launch: ConsumedLaunch | undefined
  readonly approved: { readonly user: string | undefined; readonly patient: string | undefined }
  readonly missing: MissingPeople
}

/**
 * Returns what a launch and the tenant name, without a user and a patient that the data lacks, so that the pages
 * ask. Links and launch values of the public launcher may name anybody.
 */
export function withoutMissing(context: EndpointContext, launch: ConsumedLaunch | undefined): Named {
  const { user, patient } = context.options.autoApprove ?? {}
  const named = { user: launch?.user ?? user, patient: launch?.context.patient ?? patient }
  const missing = {
    user: hasUser(context, named.user) ? undefined : named.user,
    patient: hasPatient(context, named.patient) ? undefined : named.patient,
  }
  return {
    launch: launch && leaveOut(missing, launch),
    approved: {
      user: missing.user === undefined ? user : undefined,
      patient: missing.patient === undefined ? patient : undefined,
    },
    missing,
  }
}

function leaveOut(missing: MissingPeople, launch: ConsumedLaunch): ConsumedLaunch {
  const { patient: _, ...rest } = launch.context
  return {
    ...launch,
    user: missing.user === undefined ? launch.user : undefined,
    context: missing.patient === undefined ? launch.context : rest,
  }
}

const hasUser = ({ tenant }: EndpointContext, user: string | undefined): boolean =>
  user === undefined || tenant.users.some(({ reference }) => reference === user)

/** Patients of an upstream are known only there. */
const hasPatient = ({ fhir, upstream }: EndpointContext, patient: string | undefined): boolean =>
  patient === undefined || upstream !== undefined || fhir.patientRow(patient) !== undefined
