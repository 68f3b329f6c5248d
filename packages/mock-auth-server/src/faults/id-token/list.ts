import type { AnyFault } from '../../core/fault.ts'
import { idTokenAlgNone } from './id-token-alg-none.ts'
import { idTokenRogueKey } from './id-token-rogue-key.ts'
import { idTokenWrongIssuer } from './id-token-wrong-issuer.ts'

export const ID_TOKEN_FAULTS: readonly AnyFault[] = [idTokenRogueKey, idTokenAlgNone, idTokenWrongIssuer]
