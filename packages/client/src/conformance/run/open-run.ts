import type { Exchange } from '../../model/exchange.ts'
import type { Environment } from '../../smart/run/environment.ts'
import { toSmartError } from '../../smart/smart-error.ts'
import { CASES } from '../checks/list.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { createLogins, type LoginNotice, type RunLogins } from '../logins/create-logins.ts'
import { createLauncher } from '../logins/launch/create-launcher.ts'
import { listNeeds } from '../plan/list-needs.ts'
import type { PlannedLogin } from '../plan/login-need.ts'
import { limitLogins, planLogins } from '../plan/plan-logins.ts'
import { createEvidence, type Evidence } from './create-evidence.ts'
import { createSend } from './create-send.ts'
import { requirePrerequisites } from './run-case.ts'
import { findSetting, selectCases } from './select-cases.ts'
import type { RunSettings } from './settings.ts'

/** A run that has been planned; its plan has sent nothing but a request for smart-configuration. */
export interface OpenRun {
  readonly cases: readonly ConformanceCase[]
  readonly planned: readonly PlannedLogin[]
  readonly logins: RunLogins
  readonly openEvidence: () => Evidence
  /** Removes what the cases have created, and returns sentences about what is left. */
  readonly cleanUp: () => Promise<string[]>
  readonly close: () => Promise<void>
}

interface Surroundings {
  readonly environment: Environment
  readonly signal: AbortSignal
  readonly onExchange: (exchange: Exchange) => void
  readonly onLogin: (notice: LoginNotice) => void
}

/** Opens a run: selects its cases, creates the login driver, and plans the logins. */
export async function openRun(settings: RunSettings, surroundings: Surroundings): Promise<OpenRun> {
  const { target, maxLogins: most } = settings
  const { environment, signal, onExchange, onLogin } = surroundings
  const { now, newId } = environment
  const send = createSend(settings, environment, onExchange)
  const driver = await settings.createDriver({ send, addExchange: onExchange, now, newId })
  const cases = selectCases(CASES, settings)
  const beginnings = { driver, most, cases, signal, onLogin }
  let logins = createLogins({ ...beginnings, planned: [], omitted: [] })
  const removals: (() => Promise<string | undefined>)[] = []
  const launch = createLauncher({ send, addExchange: onExchange, now, newId }, driver, settings.launchMeans)
  const openEvidence = createEvidence(() => ({
    ...{ target, now, send, logins, authorize: logins.authorize },
    signOut: async () => driver.signOut?.(),
    onClose: (remove) => void removals.push(remove),
    launch: ({ clientId }) => {
      const { fhirBase } = target
      const { launchUrl, patient } = target.launch
      return launch({ clientId, fhirBase, launchUrl, signal, ...(patient && { patient }) })
    },
    sleep: (ms) => environment.sleep(ms, signal),
  }))

  const runnable: ConformanceCase[] = []
  for (const each of cases.filter(({ login }) => login !== undefined))
    if (await canRun(each, settings, openEvidence())) runnable.push(each)
  const wanted = planLogins(listNeeds(runnable, target))
  const planned = limitLogins(wanted, most)
  const omitted = wanted.filter((login) => !planned.includes(login))
  logins = createLogins({
    ...{ ...beginnings, cases: runnable, planned },
    omitted: omitted.flatMap(({ needs }) => needs.map(({ recipe }) => recipe)),
  })
  const cleanUp = () => removeAll(removals)
  return { cases, planned, logins, openEvidence, cleanUp, close: () => driver.close() }
}

async function removeAll(removals: readonly (() => Promise<string | undefined>)[]): Promise<string[]> {
  const left: string[] = []
  for (const remove of removals) {
    const sentence = await remove().catch((thrown) => toSmartError(thrown).message)
    if (sentence !== undefined) left.push(sentence)
  }
  return left
}

async function canRun(
  each: ConformanceCase,
  { leaveOut }: RunSettings,
  { tools }: Evidence,
): Promise<boolean> {
  if (findSetting(each, leaveOut) !== undefined) return false
  return requirePrerequisites(each, tools).then(
    () => true,
    // The case itself reports why.
    () => false,
  )
}
