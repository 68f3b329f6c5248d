import { createOutcomeReply } from '../core/http/create-outcome-reply.ts'
import { createJsonReply, type Reply } from '../core/http/reply.ts'
import { describeAbsence } from '../exchange/tenants/describe-absence.ts'
import type { Tenants } from '../exchange/tenants/tenants.ts'

const FHIR_API = /^\/fhir(?:[/?](?!\.well-known\/)|$)/

/** Creates the reply of a tenant that does not exist, for a path below it: below its FHIR base an OperationOutcome. */
export function createAbsenceReply(tenants: Tenants, name: string, path: string): Reply {
  const { status, message } = describeAbsence(tenants, name)
  const isGone = status === 410
  return FHIR_API.test(path)
    ? createOutcomeReply(status, isGone ? 'deleted' : 'not-found', message)
    : createJsonReply(status, { error: isGone ? 'gone' : 'not_found', error_description: message })
}
