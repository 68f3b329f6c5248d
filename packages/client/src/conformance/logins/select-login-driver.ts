import { SmartError } from '../../smart/smart-error.ts'
import { createAutomaticDriver } from './automatic-driver.ts'
import { createFallbackDriver } from './create-fallback-driver.ts'
import { type DriverSettings, LOGIN_DRIVERS } from './driver-settings.ts'
import type { CreateLoginDriver } from './login-driver.ts'
import { createManualDriver, type ManualUser } from './manual/create-manual-driver.ts'
import type { SessionSettings } from './session/create-session-driver.ts'

/**
 * Selects the function that creates the driver of a run: the one that the settings name, or one that tries those that have
 * what they need. Without a user at a terminal there is no `manual`. @throws SmartError invalid-input
 */
export function selectLoginDriver(settings: DriverSettings, user: ManualUser | undefined): CreateLoginDriver {
  const choices = listChoices(settings, user)
  const { driver } = settings
  if (driver !== undefined) {
    const choice = choices[driver]
    if (typeof choice !== 'string') return choice
    throw new SmartError('invalid-input', `The login driver ${driver} requires ${choice}.`)
  }
  const able = LOGIN_DRIVERS.map((name) => choices[name]).filter((choice) => typeof choice !== 'string')
  return async (tools) => createFallbackDriver(await Promise.all(able.map((create) => create(tools))))
}

/** Lists the drivers: what creates each, or what it lacks. */
function listChoices(
  { forms, script, session, approve, userPatienceMs, browserPatienceMs: patienceMs }: DriverSettings,
  user: ManualUser | undefined,
): Readonly<Record<(typeof LOGIN_DRIVERS)[number], CreateLoginDriver | string>> {
  return {
    automatic: createAutomaticDriver,
    forms: forms.length === 0 ? 'login.forms in the configuration' : createForms(forms),
    session:
      session === undefined
        ? 'a --session file that --record-session has written'
        : createSession({ file: session, approve, patienceMs }),
    script: script === undefined ? 'a --script file' : createScript(script, patienceMs),
    manual: user
      ? (tools) => createManualDriver(tools, user, userPatienceMs)
      : 'a terminal, at which somebody opens the logins',
  }
}

// Parser and browser are loaded only when they are used.

const createForms =
  (forms: DriverSettings['forms']): CreateLoginDriver =>
  async (tools) =>
    (await import('./forms/create-forms-driver.ts')).createFormsDriver(tools, forms)

const createSession =
  (settings: SessionSettings): CreateLoginDriver =>
  async (tools) =>
    (await import('./session/create-session-driver.ts')).createSessionDriver(tools, settings)

const createScript =
  (file: string, patienceMs: number): CreateLoginDriver =>
  async (tools) =>
    (await import('./script/create-script-driver.ts')).createScriptDriver(tools, file, patienceMs)
