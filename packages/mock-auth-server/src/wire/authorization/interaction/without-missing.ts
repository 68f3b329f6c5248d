import type { AutoApprove } from '../../../core/oauth/settable-options.ts'
import type { MissingPeople } from '../../../state/pending-authorization.ts'
import type { ConsumedLaunch } from '../../launch/decode-launch-value.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'

interface Named {
  readonly launch: ConsumedLaunch | undefined
  readonly approved: Pick<AutoApprove, 'user' | 'patient'>
  readonly missing: MissingPeople
}

/**
 * Returns what a launch and the tenant name, without a user and a patient that the data lacks, so that the pages
 * ask. Links and launch values of the public launcher may name anybody.
 */
export function withoutMissing(context: EndpointContext, launch: ConsumedLaunch | undefined): Named {
  const { user, patient } = context.options.autoApprove ?? {}
  const named = { user: launch?.user ?? user, patient: launch?.context.patient ?? patient }
  const missing: MissingPeople = {
    ...(hasUser(context, named.user) ? {} : { user: named.user }),
    ...(hasPatient(context, named.patient) ? {} : { patient: named.patient }),
  }
  const { patient: _, ...rest } = launch?.context ?? {}
  return {
    launch: launch && {
      ...launch,
      user: missing.user === undefined ? launch.user : undefined,
      context: missing.patient === undefined ? launch.context : rest,
    },
    approved: {
      ...(user === undefined || missing.user !== undefined ? {} : { user }),
      ...(patient === undefined || missing.patient !== undefined ? {} : { patient }),
    },
    missing,
  }
}

const hasUser = ({ tenant }: EndpointContext, user: string | undefined): boolean =>
  user === undefined || tenant.users.some(({ reference }) => reference === user)

/** Patients of an upstream are known only there. */
const hasPatient = ({ fhir, upstream }: EndpointContext, patient: string | undefined): boolean =>
  patient === undefined || upstream !== undefined || fhir.patientRow(patient) !== undefined
