import { readRawPath } from './find-route.ts'

/** How a path begins that names its tenant: by name, by a link, by a launcher URL, or at the canary. */
const TENANT =
  /^.*?\/(?:t\/[^/]+|s\/[^/]+|v\/r\d(?:\/sim\/[^/]+)?|of\/[^/]+(?:\/(?:rogue|second|associated))?)(?=\/)/

/** Returns the path of a raw target below its tenant, as far as the target tells. */
export function findTenantPath(target: string): string {
  const path = readRawPath(target)
  return path.replace(TENANT, '')
}
