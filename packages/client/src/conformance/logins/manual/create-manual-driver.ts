import { SmartError } from '../../../smart/smart-error.ts'
import type { DriverTools, LaunchRequest, LoginDriver, LoginEnd, LoginRequest } from '../login-driver.ts'
import { recordArrival } from '../record-arrival.ts'
import { describeLogin } from './describe-login.ts'
import { listenForCallback } from './listen-for-callback.ts'
import { renderLoginForm } from './render-login-form.ts'

/** A user at the terminal. */
export interface ManualUser {
  /** Shows a text. */
  readonly say: (text: string) => unknown
  /** Resolves when the user presses Enter. */
  readonly waitForEnter: (signal: AbortSignal) => Promise<void>
}

/** Path of the page that posts an authorization request, beside the redirect URI. */
const FORM_PATH = '/conformance-login'

/**
 * Creates the driver that asks the user to open each authorization request, and waits at the redirect URI, which must be on
 * this machine. When nobody answers in time, later logins are not tried.
 */
export function createManualDriver(
  tools: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
  user: ManualUser,
  patienceMs: number,
): LoginDriver {
  let isAbsent = false
  return {
    name: 'manual',
    abilities: new Set(['deny', 'launch'] as const),
    authorize: async (login) => {
      if (isAbsent) throw new SmartError('timeout', 'Nobody has answered an earlier login.')
      return logIn(tools, user, login, patienceMs).catch((thrown) => {
        isAbsent ||= thrown instanceof SmartError && thrown.code === 'timeout'
        throw thrown
      })
    },
    launch: (request) => waitForLaunch(user, request, patienceMs),
    close: async () => {},
  }
}

async function logIn(
  tools: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
  { say, waitForEnter }: ManualUser,
  login: LoginRequest,
  patienceMs: number,
): Promise<LoginEnd> {
  const { url, form, redirectUri, signal } = login
  const page = form && { path: FORM_PATH, html: renderLoginForm(url, form) }
  const { callback, close } = await listenForCallback(redirectUri, {
    patienceMs,
    signal,
    ...(page ? { page } : {}),
  })
  const isOver = new AbortController()
  try {
    say(describeLogin(login, page ? new URL(FORM_PATH, redirectUri).href : url))
    const stopped = waitForEnter(isOver.signal).then(() => undefined)
    return recordArrival(tools, login, await Promise.race([callback, stopped]))
  } finally {
    isOver.abort()
    callback.catch(() => {})
    close()
  }
}

/** Asks the user to launch the app in the EHR, and waits at its launch URL. @throws SmartError timeout or cancelled */
async function waitForLaunch(
  { say }: ManualUser,
  { clientId, launchUrl, patient, signal }: LaunchRequest,
  patienceMs: number,
): Promise<string> {
  const { callback, close } = await listenForCallback(launchUrl, { patienceMs, signal })
  try {
    const whom = patient === undefined ? '' : ` for the patient ${patient}`
    say(`\nLaunch the app ${clientId}, registered at ${launchUrl}, in your EHR${whom}.\n`)
    return (await callback).href
  } finally {
    callback.catch(() => {})
    close()
  }
}
