import { accessTokenJwt } from './access-token-jwt.ts'
import { backendAuth } from './backend-auth.ts'
import { expiresInType } from './expires-in-type.ts'
import { refreshClientAuth } from './refresh-client-auth.ts'
import { refreshLifetime } from './refresh-lifetime.ts'
import { refreshResponse } from './refresh-response.ts'
import { refreshTokens } from './refresh-tokens.ts'
import { tokenRequestFormats } from './token-request-formats.ts'
import { tokenResponseExtras } from './token-response-extras.ts'
import { tokenResponseOrder } from './token-response-order.ts'
import { tokenType } from './token-type.ts'

/** The switches of token responses, refreshes and token requests; the order of a response is decided last. */
export const TOKEN_SWITCHES = [
  tokenRequestFormats,
  refreshClientAuth,
  backendAuth,
  refreshTokens,
  refreshLifetime,
  tokenType,
  expiresInType,
  refreshResponse,
  accessTokenJwt,
  tokenResponseExtras,
  tokenResponseOrder,
] as const
