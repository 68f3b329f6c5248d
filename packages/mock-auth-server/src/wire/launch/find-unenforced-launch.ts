import { isEnforced, type ServerRequirement } from '../../core/declare/server-requirements.ts'
import type { LaunchUse } from '../../state/state.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import type { ConsumedLaunch } from './decode-launch-value.ts'

const REQUIREMENTS: Partial<Record<LaunchUse['outcome'], ServerRequirement>> = {
  unknown: 'launch-known',
  'used-before': 'launch-single-use',
  foreign: 'launch-client',
}

/** Finds the launch of a value that cannot be used, where the server does not enforce the requirement that it violates. */
export async function findUnenforcedLaunch(
  { tenant, options }: EndpointContext,
  handle: string,
  outcome: LaunchUse['outcome'],
): Promise<ConsumedLaunch | undefined> {
  const requirement = REQUIREMENTS[outcome]
  if (requirement === undefined || isEnforced(options, requirement)) return undefined
  const launch = await tenant.state.findLaunch(handle)
  if (outcome !== 'foreign') return launch ?? { user: undefined, context: {} }
  const use = await tenant.state.useLaunch(handle, launch?.clientId ?? '', tenant.clock.expiryNow())
  return use.outcome === 'used' ? use.launch : undefined
}
