import type { RuleDeclaration } from '../core/rule.ts'
import { pkceS256 } from './authorize/pkce-s256.ts'

/** Every declared rule, in the order of the handshake. */
export const RULES: readonly RuleDeclaration[] = [pkceS256]
