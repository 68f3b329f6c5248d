import type { ConformanceCase } from '../../declare/check.ts'
import { launchHandleRefused } from './launch-handle-refused.ts'

/** Cases in the order in which they are reported. */
export const LAUNCH_CASES: readonly ConformanceCase[] = [...launchHandleRefused]
