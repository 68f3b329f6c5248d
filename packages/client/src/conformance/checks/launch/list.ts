import type { ConformanceCase } from '../../declare/check.ts'
import { launchContext } from './launch-context.ts'
import { launchHandleFresh } from './launch-handle-fresh.ts'
import { launchHandleRefused } from './launch-handle-refused.ts'
import { launchOnlineAccess } from './launch-online-access.ts'
import { launchParameters } from './launch-parameters.ts'
import { launchStyle } from './launch-style.ts'
import { launchTask } from './launch-task.ts'

/** Cases in the order in which they are reported. */
export const LAUNCH_CASES: readonly ConformanceCase[] = [
  ...launchParameters,
  ...launchHandleFresh,
  ...launchContext,
  ...launchStyle,
  ...launchHandleRefused,
  ...launchOnlineAccess,
  ...launchTask,
]
