import type { ServerRequirement } from '../../core/declare/server-requirements.ts'
import type { SwitchContext } from '../../core/declare/switch.ts'
import type { Facts } from '../../core/journal/facts.ts'
import type { OAuthErrorCause } from '../../core/oauth/oauth-error.ts'
import type { TokenErrors } from './token-error-answer.ts'

interface IgnorableCause {
  readonly requirements: readonly ServerRequirement[]
  /** Returns `true` when the request would be refused for that cause; `authorized` are the facts of its code. */
  readonly isGiven: (context: SwitchContext<unknown>, authorized: Facts) => boolean
}

const CAUSES: { readonly [cause in OAuthErrorCause]?: IgnorableCause } = {
  redirectMismatch: {
    requirements: ['code-redirect-uri'],
    isGiven: ({ facts }, authorized) => facts.redirectUri !== authorized.redirectUri,
  },
  verifierMissing: {
    requirements: ['verifier-present', 'verifier-blank'],
    isGiven: ({ facts }, { codeChallenge }) => codeChallenge !== undefined && !facts.codeVerifier,
  },
  verifierWrong: {
    requirements: ['verifier-value', 'verifier-plain'],
    isGiven: ({ facts }, { codeChallenge }) =>
      facts.codeVerifier !== undefined && facts.codeVerifierS256 !== codeChallenge,
  },
  codeReplayed: {
    requirements: ['code-single-use'],
    isGiven: ({ facts, history }) => isRedeemed({ facts, history }, 'code'),
  },
  secretWrong: {
    requirements: ['client-secret'],
    isGiven: ({ facts, client }) => client?.secret !== undefined && facts.clientSecret !== client.secret,
  },
  refreshReplayed: {
    requirements: ['refresh-reuse'],
    isGiven: ({ facts, history }) => isRedeemed({ facts, history }, 'refreshToken'),
  },
}

/** The causes that a request can pass with. */
export const IGNORABLE_CAUSES: ReadonlySet<string> = new Set(Object.keys(CAUSES))

/** Lists the requirements that are not enforced for a request, since their violation is ignored. */
export function listIgnoredRequirements(context: SwitchContext<TokenErrors>): readonly ServerRequirement[] {
  const { value, facts, history } = context
  const authorized =
    facts.code === undefined ? undefined : history.findByValue('issuedCode', facts.code).at(-1)
  return Object.entries(CAUSES).flatMap(([cause, { requirements, isGiven }]) =>
    value[cause as OAuthErrorCause] === 'ignored' && isGiven(context, authorized?.facts ?? {})
      ? requirements
      : [],
  )
}

/** Returns `true` when an earlier request got tokens for the same code or refresh token. */
export function isRedeemed(
  { facts, history }: Pick<SwitchContext<unknown>, 'facts' | 'history'>,
  name: 'code' | 'refreshToken',
): boolean {
  const value = facts[name]
  if (value === undefined) return false
  return history.findByValue(name, value).some((record) => record.facts.issuedAccessToken !== undefined)
}
