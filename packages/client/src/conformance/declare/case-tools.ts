import type { HeaderList } from '../../model/exchange.ts'
import type { RecordedResult } from '../../smart/http/recorder.ts'
import type { LoginEnd } from './login-end.ts'
import type { LoginAbility, LoginDecision, LoginDriverName, LoginParameters, RecipeName } from './recipes.ts'
import type { ServedKeys } from './served-keys.ts'
import type { RegisteredClient, Target, UserRole } from './target.ts'

/** A request of a case. Headers as a list are sent as they are spelt, repeated ones too. */
export interface CaseRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>> | HeaderList
  readonly body?: string | URLSearchParams
  /** Names of parameters of the body that are recorded without their values. */
  readonly secretParameters?: readonly string[]
}

/** A request with a form, as clients send it to the token endpoint. */
export interface FormRequest extends CaseRequest {
  readonly headers?: Readonly<Record<string, string>>
  readonly body: URLSearchParams
}

/** Evidence that several cases share; each run obtains it once. */
export type Source<Evidence> = (tools: CaseTools) => Evidence | Promise<Evidence>

/** The means by which a case obtains its evidence. */
export interface CaseTools {
  readonly target: Target
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Returns shared evidence. @throws Unjudged when another case has found it to be missing */
  readonly get: <Evidence>(source: Source<Evidence>) => Promise<Evidence>
  /** Sends a request, redirects not followed. @throws SmartError when there is no answer */
  readonly send: (url: string, request?: CaseRequest) => Promise<RecordedResult>
  /** Names the exchanges that decide a case, the last one above all; without it every one that was used is shown. */
  readonly show: (...results: readonly Pick<RecordedResult, 'exchangeId'>[]) => void
  /** Lets the login driver open an authorization request. @throws SmartError when there is no answer */
  readonly authorize: (request: LoginParameters, purpose: LoginPurpose) => Promise<LoginEnd>
  /** Starts an EHR launch of a client; it ends at the launch URL, which is not opened. @throws SmartError */
  readonly launch: (client: RegisteredClient) => Promise<LoginEnd>
  /** Signs the user of the last login out, where the login driver can. */
  readonly signOut: () => Promise<void>
  /** Serves the key set of the run until its end; whoever asks first starts it. @throws SmartError */
  readonly startKeySet: () => Promise<ServedKeys>
  /** Removes something at the end of the run; returns a sentence about what is left. */
  readonly onClose: (remove: () => Promise<string | undefined>) => void
  readonly logins: Logins
}

/** The purpose of a login, as the driver is told. */
export interface LoginPurpose {
  readonly recipe: RecipeName
  readonly decision: LoginDecision
  /** `true` for a login that the plan does not have. */
  readonly isExtra: boolean
}

/** The logins of a run. */
export interface Logins {
  readonly driver: LoginDriverName
  /** Abilities of the driver beside approving. */
  readonly abilities: ReadonlySet<LoginAbility>
  /** Returns the login that serves a recipe. @throws Unjudged without one */
  readonly find: (recipe: RecipeName) => Login
  /**
   * Returns a further login like one before, without its attempts. It waits until the planned logins are done, unless they
   * need it. @throws Postponed, and Unjudged when there may be no further login
   */
  readonly repeat: (login: Login, isNeededNow: boolean) => Login
  /**
   * Returns `true` when attempts may be made on a code before it is redeemed: codes are known to outlive them, or the code
   * could be replaced by a further login.
   */
  readonly mayTryCode: () => boolean
  /** Records whether a code outlived refused attempts. */
  readonly recordTrial: (hasOutlived: boolean) => void
  /** Makes room for a login that the plan does not have. @throws Postponed, and Unjudged when there may be none */
  readonly requestExtra: () => void
  /** Logins that were opened so far. */
  readonly listOpened: () => readonly Login[]
  /** Those whose code was redeemed, or tried to. */
  readonly listRedeemed: () => readonly Login[]
}

/** A login: what is known about it is obtained when a case asks, once. */
export interface Login {
  readonly recipe: RecipeName
  readonly role: UserRole
  /** Attempts on its code that must be refused before it is redeemed. */
  readonly attempts: readonly CodeAttempt[]
  /** Responses to attempts that got a token, also when the code could not be redeemed afterwards. */
  readonly accepted: Map<CodeAttempt, RecordedResult>
  readonly request: Source<LoginParameters>
  readonly end: Source<LoginEnd>
  readonly redemption: Source<Redemption>
  /** Refresh tokens that were issued to it, the current one at last. */
  readonly refreshTokens: string[]
  /** Returns the source of an attempt that gets a code of its own. */
  readonly findRetry: (attempt: CodeAttempt) => Source<RecordedResult>
}

/** A token request that must be refused: it differs from the correct one in one thing. */
export interface CodeAttempt {
  readonly what: string
  /** The error that only this mistake can cause, whatever has become of the code. */
  readonly ownError?: string
  /** `true` when it must not be made twice in a run. */
  readonly isOnce?: boolean
  readonly send: (tools: CaseTools, code: FreshCode) => Promise<RecordedResult>
}

/** A code that has not been redeemed. */
export interface FreshCode {
  readonly login: Login
  readonly request: LoginParameters
  readonly code: string
}

/** The redemption of a code, after the attempts on it. */
export interface Redemption extends FreshCode {
  readonly result: RecordedResult
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number
  readonly attempts: ReadonlyMap<CodeAttempt, AttemptResult>
}

/** An attempt that was refused; undecided when the code was used up before, or when the correct request was refused too. */
export type AttemptResult =
  | { readonly kind: 'refused'; readonly result: RecordedResult }
  | { readonly kind: 'used-up'; readonly result?: undefined }
