import type { AnyFault } from '../../core/declare/fault.ts'
import { assertionClock } from './assertion-clock.ts'
import { assertionOneAlgorithm } from './assertion-one-algorithm.ts'
import { assertionReplayed } from './assertion-replayed.ts'
import { backendRefreshToken } from './backend-refresh-token.ts'
import { backendScopeRefused } from './backend-scope-refused.ts'
import { backendTokenShortLived } from './backend-token-short-lived.ts'
import { clientKeysMissing } from './client-keys-missing.ts'
import { clientKeysPolled } from './client-keys-polled.ts'
import { tokenEndsMidJob } from './token-ends-mid-job.ts'
import { tokenUrlMoved } from './token-url-moved.ts'

/** Faults of backend services: their assertions, their tokens. */
export const BACKEND_FAULTS: readonly AnyFault[] = [
  assertionReplayed,
  assertionClock,
  tokenUrlMoved,
  clientKeysMissing,
  clientKeysPolled,
  backendScopeRefused,
  backendTokenShortLived,
  backendRefreshToken,
  assertionOneAlgorithm,
  tokenEndsMidJob,
]
