import type { Client } from '../../core/oauth/client.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import type { ConsumedLaunch } from './decode-launch-value.ts'

/**
 * Finds the launch of a value that carries its context itself, which anybody may have written; `undefined` where
 * launch values are looked up. Throws `invalid_request` for one that cannot be read.
 */
export async function findCarriedLaunch(
  { tenant, pass }: EndpointContext,
  handle: string,
  client: Client,
): Promise<ConsumedLaunch | undefined> {
  const carried = pass('authorize.launch', undefined)
  if (carried === undefined) return undefined
  const { context, problem, isRefusedLater } = carried
  const known = await tenant.state.findLaunch(handle)
  if (problem !== undefined && known) return undefined
  if (problem !== undefined && !isRefusedLater)
    throw new OAuthError('invalid_request', problem, { cause: 'launchWrong' })
  const own = known?.clientId === client.clientId ? known : undefined
  return {
    user: own?.user,
    context,
    ...(own?.embedded ? { embedded: true } : {}),
    ...(problem === undefined ? {} : { problem }),
  }
}
