import type { ClientAuth } from './client-auth.ts'
import { clientSecretBasic } from './client-secret-basic.ts'
import { clientSecretPost } from './client-secret-post.ts'
import { none } from './none.ts'
import { privateKeyJwt } from './private-key-jwt.ts'

/**
 * Every authentication method; `none` is last, since it handles only requests that the others do not match.
 */
export const CLIENT_AUTH: readonly ClientAuth[] = [clientSecretBasic, clientSecretPost, privateKeyJwt, none]
