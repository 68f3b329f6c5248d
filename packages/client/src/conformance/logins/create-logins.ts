import type { CodeAttempt, Login, LoginPurpose, Logins } from '../declare/case-tools.ts'
import type { ConformanceCase } from '../declare/check.ts'
import type { LoginEnd } from '../declare/login-end.ts'
import { createBlockedError, Postponed, Unjudged } from '../declare/outcome.ts'
import { type LoginParameters, RECIPES, type RecipeName } from '../declare/recipes.ts'
import type { PlannedLogin } from '../plan/login-need.ts'
import { DESELECTED } from '../sources/login/login-scopes.ts'
import { LOGIN_REPORTER } from '../sources/login/read-redirect.ts'
import { createLogin } from './create-login.ts'
import type { LoginDriver } from './login-driver.ts'

/** The logins of a run, with what the run does with them. */
export interface RunLogins extends Logins {
  readonly authorize: (request: LoginParameters, purpose: LoginPurpose) => Promise<LoginEnd>
  /** Lets logins be made that the plan does not have; `waiting` is the number of cases that were put off. */
  readonly allowExtras: (waiting: number) => void
}

/** A login that begins. */
export interface LoginNotice {
  readonly number: number
  /** Number of logins that the run needs, as far as is known. */
  readonly total: number
  readonly recipe: RecipeName
}

interface LoginSettings {
  readonly driver: LoginDriver
  readonly planned: readonly PlannedLogin[]
  /** Recipes whose logins are more than there may be. */
  readonly omitted: readonly RecipeName[]
  readonly most: number
  readonly cases: readonly ConformanceCase[]
  readonly signal: AbortSignal
  readonly onLogin: (notice: LoginNotice) => void
}

/** Creates the logins of a run; none is opened before a case asks for it. */
export function createLogins(settings: LoginSettings): RunLogins {
  const { driver, planned, omitted, most, cases, signal, onLogin } = settings
  const known = new Map<PlannedLogin, Login>()
  const sources = new Map<Login, PlannedLogin>()
  const opened: Login[] = []
  const redeemed: Login[] = []
  let number = 0
  let total = planned.length
  let isReleased = false
  let hasEndedAtApp = false
  let hasEndedAtPage = false
  let outlivesTrials: boolean | undefined

  const add = (plan: PlannedLogin, attempts: readonly CodeAttempt[], isExtra: boolean): Login => {
    const onOpen = () => opened.push(login)
    const onRedeem = () => redeemed.push(login)
    const login = createLogin(plan, { attempts, isExtra, onOpen, onRedeem })
    sources.set(login, plan)
    return login
  }
  const checkBudget = () => {
    if (number >= most) throw createBudgetError(most)
  }
  const requestExtra = (isNeededNow: boolean): void => {
    if (!isReleased && !isNeededNow) throw new Postponed()
    checkBudget()
  }
  return {
    driver: driver.name,
    abilities: driver.abilities,
    find: (recipe) => {
      if (omitted.includes(recipe)) throw createBudgetError(most)
      const plan = planned.find(({ needs }) => needs.some((need) => need.recipe === recipe))
      if (!plan) throw new Unjudged(`No client can make the login "${recipe}".`, 'prerequisite')
      const login = known.get(plan) ?? add(plan, listAttempts(plan, cases), false)
      known.set(plan, login)
      return login
    },
    repeat: (login, isNeededNow) => {
      requestExtra(isNeededNow)
      const plan = sources.get(login)
      if (!plan) throw new Error('This login is not one of the run.')
      return add(plan, [], true)
    },
    mayTryCode: () => outlivesTrials ?? number < most,
    recordTrial: (hasOutlived) => {
      outlivesTrials = hasOutlived && outlivesTrials !== false
    },
    requestExtra: () => requestExtra(false),
    listOpened: () => opened,
    listRedeemed: () => redeemed,
    allowExtras: (waiting) => {
      isReleased = true
      total = number + waiting
    },
    authorize: async (request, { recipe, decision, isExtra }) => {
      if (hasEndedAtPage && !hasEndedAtApp)
        throw createBlockedError(LOGIN_REPORTER, 'The first login did not end at the app.')
      checkBudget()
      number += 1
      total = Math.min(most, Math.max(isExtra && !isReleased ? total + 1 : total, number))
      onLogin({ number, total, recipe })
      const { url, form, redirectUri, scope, state } = request
      const end = await driver.authorize({
        ...{ url, redirectUri, number, total, recipe, decision, state, signal },
        ...(form && { form }),
        title: describeLogin(recipe, decision),
        deselect: decision === 'narrow' ? [DESELECTED] : [],
        scopes: scope.split(' '),
      })
      if (end.kind === 'redirect') hasEndedAtApp = true
      else hasEndedAtPage = true
      return end
    },
  }
}

/** Returns the error for a login beyond the number that there may be. */
const createBudgetError = (most: number): Unjudged =>
  new Unjudged(
    most === 0
      ? 'Requires a login; this run has none.'
      : `Requires a further login; the run may have ${most} (--max-logins).`,
    'login-budget',
  )

/** Lists the attempts of the cases that a login serves, each once. */
function listAttempts({ needs }: PlannedLogin, cases: readonly ConformanceCase[]): CodeAttempt[] {
  const recipes = needs.map(({ recipe }) => recipe)
  const served = cases.filter(({ login }) => login !== undefined && recipes.includes(login.recipe))
  return [...new Set(served.flatMap(({ attempts = [] }) => attempts))]
}

const describeLogin = (recipe: RecipeName, decision: LoginPurpose['decision']): string =>
  `${RECIPES[recipe]}, ${decision}`
