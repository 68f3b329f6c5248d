import type { RuleDeclaration } from '../../core/declare/rule.ts'
import { idTokenNotBearer } from './id-token-not-bearer.ts'
import { keysFetched } from './keys-fetched.ts'
import { keysKept } from './keys-kept.ts'

export const ID_TOKEN_RULES: readonly RuleDeclaration[] = [keysFetched, keysKept, idTokenNotBearer]
