import type { IncomingRequest } from '../core/http/incoming-request.ts'
import { createJsonReply, type Reply } from '../core/http/reply.ts'
import { OPT_IN_STEPS, type Step } from '../core/journal/steps.ts'
import type { ArmedFault } from '../state/faults/armed-fault.ts'
import { FaultSettingsError } from '../state/faults/check-params.ts'
import type { Tenant } from '../state/tenant.ts'

/** Steps that a browser opens as a page, where no header can be added. */
const FRONT_CHANNEL: ReadonlySet<Step> = new Set(['launch', 'authorize', 'decide', 'manage'])
const PREFERENCE = /(?:^|[,;])\s*fault\s*=\s*(?:"([^"]{1,1000})"|([^\s",;]{1,1000}))/i

/** Returns `true` when a request of that step can ask for a fault itself. */
export function acceptsPrefer(step: Step): boolean {
  return !FRONT_CHANNEL.has(step) && !OPT_IN_STEPS.has(step)
}

/** The fault that a request asks for, or the reason why it is refused. */
export interface PreferredFault {
  readonly fault?: ArmedFault
  readonly refusal?: Reply
}

/**
 * Returns the fault that a back-channel request asks for by `Prefer: fault=<name>` or `Prefer:
 * fault="name?param=value"` (RFC 7240), for this exchange only; `undefined` when it asks for none.
 */
export async function findPreferredFault(
  tenant: Tenant,
  step: Step,
  incoming: IncomingRequest,
): Promise<PreferredFault | undefined> {
  const [, quoted, token] = PREFERENCE.exec(incoming.header('prefer') ?? '') ?? []
  const wanted = quoted ?? token
  if (wanted === undefined || !acceptsPrefer(step)) return undefined
  // Loaded only for a request that needs them: faults and their schemas take time.
  const [{ armForExchange: armOnce }, { parseFaultSettings: parseArming }] = await Promise.all([
    import('./arm.ts'),
    import('./parse-fault-settings.ts'),
  ])
  try {
    return { fault: await armOnce(tenant, await parseArming(wanted), step) }
  } catch (error) {
    if (!(error instanceof FaultSettingsError)) throw error
    const says = `Prefer: ${error.message}`
    return { refusal: createJsonReply(400, { error: 'invalid_request', error_description: says }) }
  }
}
