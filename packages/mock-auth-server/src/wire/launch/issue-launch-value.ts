import type { Launch } from '../../core/oauth/grant.ts'
import type { EndpointContext } from '../shared/endpoint.ts'

/** Returns the launch value that the app receives, under which the launch is stored. */
export async function issueLaunchValue({ pass, tenant }: EndpointContext, launch: Launch): Promise<string> {
  const handle = pass('launch.handle', pass('launch.value', launch).handle)
  if (handle !== launch.handle) await tenant.state.putLaunch({ ...launch, handle })
  return handle
}
