import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools, CodeAttempt, Login } from '../declare/case-tools.ts'
import type { LoginDecision, LoginParameters } from '../declare/recipes.ts'
import type { PlannedLogin, Shape } from '../plan/login-need.ts'
import { openLaunch, readHandle } from '../sources/launch/launches.ts'
import { buildLoginParameters, type LoginVariant } from '../sources/login/build-login-parameters.ts'
import {
  listGranularScopes,
  listLaunchScopes,
  listLimitedScopes,
  listNarrowScopes,
  listStandaloneScopes,
  listWriteScopes,
  MODIFIER_SCOPE,
  UNKNOWN_ROLE,
} from '../sources/login/login-scopes.ts'
import { createRetries } from '../sources/login/read-attempt.ts'
import { redeemCode } from '../sources/login/redeem-code.ts'
import { fetchKeySet } from '../sources/openid-documents.ts'

/** All printable ASCII characters, behind a part that makes the state unguessable. */
const buildOddState = (): string =>
  `${buildUnissuedValue(crypto.randomUUID())}${String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 0x20))}`

const buildLimited = async (tools: CaseTools): Promise<LoginVariant> => ({
  scope: await listLimitedScopes(tools),
})

/** The decision of the user, where it is another than to approve. */
const DECISIONS: Readonly<Partial<Record<Shape, LoginDecision>>> = { denied: 'deny', narrowed: 'narrow' }

/** The request of each shape. */
const VARIANTS: Readonly<Record<Shape, (tools: CaseTools) => Promise<LoginVariant>>> = {
  standalone: async (tools) => {
    // The keys that are published before anything is signed.
    await tools.get(fetchKeySet).catch(() => undefined)
    return { scope: await listStandaloneScopes(tools) }
  },
  ehr: async (tools) => ({
    launch: readHandle(await tools.get(openLaunch)),
    scope: await listLaunchScopes(tools),
  }),
  limited: async (tools) => ({
    ...(await buildLimited(tools)),
    state: buildOddState(),
    ...(tools.target.redirectUriWithQuery && { redirectUri: tools.target.redirectUriWithQuery }),
  }),
  granular: async (tools) => ({ scope: await listGranularScopes(tools), byPost: true }),
  denied: buildLimited,
  narrowed: async (tools) => ({ scope: await listNarrowScopes(tools) }),
  'late-code': buildLimited,
  experimental: async () => ({
    scope: `launch/patient?role=${UNKNOWN_ROLE} patient/Patient.rs ${MODIFIER_SCOPE}`,
  }),
  write: async (tools) => ({ scope: await listWriteScopes(tools) }),
}

interface LoginSettings {
  readonly attempts: readonly CodeAttempt[]
  readonly isExtra: boolean
  readonly onOpen: () => void
  readonly onRedeem: () => void
}

/** Creates a login of the plan, or a further one like it. */
export function createLogin(
  { recipe, shape, role }: PlannedLogin,
  { attempts, isExtra, onOpen, onRedeem }: LoginSettings,
): Login {
  const login: Login = {
    ...{ recipe, role, attempts, accepted: new Map(), refreshTokens: [] },
    request: async (tools): Promise<LoginParameters> =>
      buildLoginParameters(tools, role, await VARIANTS[shape](tools)),
    end: async (tools) => {
      const request = await tools.get(login.request)
      const decision = DECISIONS[shape] ?? 'approve'
      const end = await tools.authorize(request, { recipe, decision, isExtra })
      onOpen()
      return end
    },
    redemption: (tools) => {
      onRedeem()
      return redeemCode(tools, login)
    },
    findRetry: createRetries(() => login),
  }
  return login
}
