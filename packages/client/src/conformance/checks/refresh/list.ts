import type { ConformanceCase } from '../../declare/check.ts'
import { refreshBinding } from './refresh-binding.ts'
import { refreshContinuity } from './refresh-continuity.ts'
import { refreshPublic } from './refresh-public.ts'
import { refreshResponse } from './refresh-response.ts'
import { refreshRotation } from './refresh-rotation.ts'
import { refreshScope } from './refresh-scope.ts'

/** Cases in the order in which they are reported. */
export const REFRESH_CASES: readonly ConformanceCase[] = [
  ...refreshResponse,
  ...refreshScope,
  ...refreshBinding,
  ...refreshPublic,
  ...refreshRotation,
  ...refreshContinuity,
]
