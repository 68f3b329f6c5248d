import { OAuthError } from '../../../core/oauth/oauth-error.ts'

/**
 * The parameters of an authorize request that control the prompts for its user (OpenID Connect Core section
 * 3.1.2.1).
 */
export interface PromptParameters {
  /** `true` for `prompt=none`: no page may be shown. */
  readonly silent: boolean
  /** `true` when a session does not replace signing in. */
  readonly freshSignIn: boolean
  /** Maximum age of the sign-in in seconds. */
  readonly maxAgeS: number | undefined
  readonly loginHint: string | undefined
}

/** Reads `prompt`, `max_age` and `login_hint`; throws `invalid_request` for what contradicts itself. */
export function parsePromptParameters(params: URLSearchParams): PromptParameters {
  const prompts = (params.get('prompt') ?? '').split(' ').filter((word) => word !== '')
  const silent = prompts.includes('none')
  if (silent && prompts.length > 1) {
    throw new OAuthError('invalid_request', 'prompt=none cannot be combined with another prompt')
  }
  const maxAge = params.get('max_age') || undefined
  if (maxAge !== undefined && !/^\d{1,9}$/.test(maxAge)) {
    throw new OAuthError('invalid_request', `max_age must be a number of seconds, not ${maxAge}`)
  }
  return {
    silent,
    freshSignIn: prompts.includes('login') || prompts.includes('select_account'),
    maxAgeS: maxAge === undefined ? undefined : Number(maxAge),
    loginHint: params.get('login_hint')?.slice(0, 200) || undefined,
  }
}
