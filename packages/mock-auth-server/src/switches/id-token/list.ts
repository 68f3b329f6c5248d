import { idTokenClaims } from './id-token-claims.ts'
import { idTokenIssuer } from './id-token-issuer.ts'
import { idTokenKid } from './id-token-kid.ts'
import { idTokenLifetimeS } from './id-token-lifetime-s.ts'
import { idTokenScopes } from './id-token-scopes.ts'
import { idTokenSub } from './id-token-sub.ts'

/** The switches of id_tokens. */
export const ID_TOKEN_SWITCHES = [
  idTokenScopes,
  idTokenLifetimeS,
  idTokenSub,
  idTokenIssuer,
  idTokenKid,
  idTokenClaims,
] as const
