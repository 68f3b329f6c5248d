import { SmartError } from '../../smart/smart-error.ts'
import type { LaunchTarget } from '../declare/target.ts'
import type { LaunchMeans } from '../logins/launch/launch-means.ts'
import type { ConformanceConfig } from './config-schema.ts'
import { getClients } from './get-clients.ts'
import { withoutAbsent } from './without-absent.ts'

/** Builds the facts of EHR launches, and how they are started. @throws SmartError invalid-input */
export function toLaunchSettings(
  { launch = {}, ...config }: ConformanceConfig,
  redirectUri: string,
  folder: string,
): { target: LaunchTarget; means: LaunchMeans } {
  const { url, command, launchUrl = new URL('/launch', redirectUri).href, client, patient, expect } = launch
  if (client !== undefined && getClients(config)[client] === undefined)
    throw new SmartError('invalid-input', `launch.client is ${client}, and clients has no such client.`)
  return {
    target: {
      launchUrl,
      ...withoutAbsent({ client, patient }),
      expect: expect === undefined ? {} : withoutAbsent(expect),
      isAutomatic: url !== undefined || command !== undefined,
    },
    means: { folder, ...withoutAbsent({ url, command }) },
  }
}
