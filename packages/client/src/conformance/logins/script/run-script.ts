import type { Page } from 'playwright-core'
import type { LoginRequest } from '../login-driver.ts'
import { describeFailure } from './describe-failure.ts'
import type { LoginScript, ScriptLogin } from './login-script.ts'

/** Milliseconds in which the server must return to the app after the last step of a script. */
const RETURN_MS = 10_000

/** Runs the function of a script that decides as the login says; returns the reason why it did not lead to the app. */
export async function runScript(script: LoginScript, page: Page, login: LoginRequest): Promise<string> {
  const { number, total, recipe, title, user, patient, scopes, decision, deselect } = login
  const card: ScriptLogin = {
    ...{ number, total, recipe, title, scopes, decision },
    ...(user === undefined ? {} : { user }),
    ...(patient === undefined ? {} : { patient }),
  }
  const name = decision === 'approve' ? 'authorize' : decision
  try {
    if (decision === 'approve') await script.authorize?.(page, card)
    else if (decision === 'deny') await script.deny?.(page, card)
    else await script.narrow?.(page, deselect, card)
  } catch (thrown) {
    return `the function ${name} of the script failed: ${describeFailure(thrown)}`
  }
  await new Promise((resolve) => setTimeout(resolve, RETURN_MS).unref())
  const what = script[name]
    ? `after the function ${name} of the script`
    : `without a function ${name} of the script`
  return `${what}, the server did not return to the app`
}
