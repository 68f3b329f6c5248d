import type { AnyFault } from '../../core/declare/fault.ts'
import { jwksDuplicateKid } from './jwks-duplicate-kid.ts'
import { jwksKeyUnfit } from './jwks-key-unfit.ts'
import { jwksUnavailable } from './jwks-unavailable.ts'
import { jwksUnknownEntries } from './jwks-unknown-entries.ts'
import { jwksUnreadable } from './jwks-unreadable.ts'
import { jwksWithoutCors } from './jwks-without-cors.ts'
import { keysReplaced } from './keys-replaced.ts'
import { keysRotated } from './keys-rotated.ts'
import { removedKeySigns } from './removed-key-signs.ts'

export const JWKS_FAULTS: readonly AnyFault[] = [
  jwksUnavailable,
  jwksUnreadable,
  jwksUnknownEntries,
  jwksKeyUnfit,
  jwksDuplicateKid,
  jwksWithoutCors,
  keysRotated,
  keysReplaced,
  removedKeySigns,
]
