import type { Exchange } from '../../model/exchange.ts'
import type { Environment } from '../../smart/run/environment.ts'
import { CASES } from '../checks/list.ts'
import type { ConformanceCase } from '../declare/check.ts'
import type { RecipeName } from '../declare/recipes.ts'
import { createLogins, type LoginNotice, type RunLogins } from '../logins/create-logins.ts'
import { createLauncher } from '../logins/launch/create-launcher.ts'
import { listNeeds } from '../plan/list-needs.ts'
import type { PlannedLogin } from '../plan/login-need.ts'
import { limitLogins, planLogins } from '../plan/plan-logins.ts'
import { openKeySet } from '../sources/client-keys/open-key-set.ts'
import { deleteClient } from '../sources/client-registration.ts'
import { createEvidence, type Evidence } from './create-evidence.ts'
import { type RunClient, registerClients, withClients, withExpectedClients } from './register-clients.ts'
import { createSend } from './requests/create-send.ts'
import { requirePrerequisites } from './run-case.ts'
import { type Removal, runRemovals } from './run-removals.ts'
import { findSetting, selectCases } from './select-cases.ts'
import type { RunSettings } from './settings.ts'
import { type KeySetServer, startKeySetServer } from './start-key-set-server.ts'

/** A run that has been planned; its plan has sent nothing but a request for smart-configuration. */
export interface OpenRun {
  readonly cases: readonly ConformanceCase[]
  readonly planned: readonly PlannedLogin[]
  /** Recipes whose logins are more than there may be. */
  readonly omitted: readonly RecipeName[]
  readonly logins: RunLogins
  readonly openEvidence: () => Evidence
  /** The clients that the run has registered, or could not register. */
  readonly clients: readonly RunClient[]
  /** Removes what the cases have created, and returns sentences about what is left. */
  readonly cleanUp: () => Promise<string[]>
  /** Cleans up, and ends the driver; it can be called more than once. */
  readonly close: () => Promise<void>
}

interface Surroundings {
  readonly environment: Environment
  readonly signal: AbortSignal
  readonly onExchange: (exchange: Exchange) => void
  readonly onLogin: (notice: LoginNotice) => void
  /** `true` when nothing but smart-configuration may be requested: the plan assumes the clients. */
  readonly isPlan?: boolean
}

/** Opens a run: selects its cases, creates the login driver, and plans the logins. */
export async function openRun(settings: RunSettings, surroundings: Surroundings): Promise<OpenRun> {
  const { maxLogins: most } = settings
  const { environment, signal, onExchange, onLogin, isPlan = false } = surroundings
  let target = settings.registers && isPlan ? withExpectedClients(settings.target) : settings.target
  const { now, newId } = environment
  const send = createSend(settings, environment, onExchange)
  const driver = await settings.createDriver({ send, addExchange: onExchange, now, newId })
  const cases = selectCases(CASES, settings)
  const beginnings = { driver, most, cases, signal, onLogin }
  let logins = createLogins({ ...beginnings, planned: [], omitted: [] })
  const removals: Removal[] = []
  let keySet: Promise<KeySetServer> | undefined
  const launch = createLauncher({ send, addExchange: onExchange, now, newId }, driver, settings.launchMeans)
  const openEvidence = createEvidence(() => ({
    ...{ target, now, send, logins, authorize: logins.authorize },
    signOut: async () => driver.signOut?.(),
    startKeySet: () => {
      keySet ??= startKeySetServer(target.keySet ?? {}, environment, onExchange)
      return keySet
    },
    onClose: (remove) => void removals.push(remove),
    launch: ({ clientId }) => {
      const { fhirBase } = target
      const { launchUrl, patient } = target.launch
      return launch({ clientId, fhirBase, launchUrl, signal, ...(patient && { patient }) })
    },
    sleep: (ms) => environment.sleep(ms, signal),
  }))

  // A configured client has its keys from there, so that no assertion may come before.
  if (target.keySet?.isRegistered && !isPlan) await openEvidence().tools.get(openKeySet)
  const registered = settings.registers && !isPlan ? await registerClients(openEvidence().tools) : []
  if (registered.length > 0) target = withClients(target, registered)
  const runnable: ConformanceCase[] = []
  for (const each of cases.filter(({ login }) => login !== undefined))
    if (await canRun(each, settings, openEvidence())) runnable.push(each)
  const wanted = planLogins(listNeeds(runnable, target))
  const planned = limitLogins(wanted, most)
  const omitted = wanted
    .filter((login) => !planned.includes(login))
    .flatMap(({ needs }) => needs.map(({ recipe }) => recipe))
  logins = createLogins({
    ...{ ...beginnings, cases: runnable, planned, omitted },
  })
  const listRemovals = () => [
    ...removals,
    ...registered.map((each) => () => deleteClient(each, each.role, send)),
  ]
  let left: Promise<string[]> | undefined
  const cleanUp = () => {
    left ??= runRemovals(listRemovals())
    return left
  }
  const close = async () => {
    await cleanUp()
    await driver.close()
    // One that could not start is what a case has reported.
    await keySet?.then(
      ({ close: end }) => end(),
      () => {},
    )
  }
  return { cases, planned, omitted, logins, openEvidence, clients: registered, cleanUp, close }
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
