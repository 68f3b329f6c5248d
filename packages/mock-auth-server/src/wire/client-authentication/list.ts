import type { ClientAuth } from './client-auth.ts'
import { clientSecretBasic } from './client-secret-basic.ts'
import { clientSecretPost } from './client-secret-post.ts'
import { none } from './none.ts'
import { privateKeyJwt } from './private-key-jwt.ts'

/** Every way to authenticate; `none` comes last, since it only looks at what the others left. */
export const CLIENT_AUTH: readonly ClientAuth[] = [clientSecretBasic, clientSecretPost, privateKeyJwt, none]
