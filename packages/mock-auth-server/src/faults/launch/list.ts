import type { AnyFault } from '../../core/declare/fault.ts'
import { interleavedLaunches } from './interleaved-launches.ts'
import { issDangerous } from './iss-dangerous.ts'
import { issDuplicated } from './iss-duplicated.ts'
import { issForeign } from './iss-foreign.ts'
import { issTrailingSlash } from './iss-trailing-slash.ts'
import { launchEmbedded } from './launch-embedded.ts'
import { launchParamsUnknown } from './launch-params-unknown.ts'
import { launchSandboxed } from './launch-sandboxed.ts'
import { launchStale } from './launch-stale.ts'
import { launchValueOdd } from './launch-value-odd.ts'
import { launchWithoutIss } from './launch-without-iss.ts'
import { launchWithoutLaunch } from './launch-without-launch.ts'
import { secondLaunch } from './second-launch.ts'

export const LAUNCH_FAULTS: readonly AnyFault[] = [
  launchWithoutIss,
  launchWithoutLaunch,
  launchStale,
  launchValueOdd,
  launchParamsUnknown,
  issTrailingSlash,
  issForeign,
  issDangerous,
  issDuplicated,
  launchEmbedded,
  launchSandboxed,
  secondLaunch,
  interleavedLaunches,
]
