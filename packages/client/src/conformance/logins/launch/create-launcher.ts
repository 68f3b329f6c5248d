import { SmartError, toSmartError } from '../../../smart/smart-error.ts'
import type { LoginEnd } from '../../declare/login-end.ts'
import { createAutomaticDriver } from '../automatic-driver.ts'
import type { DriverTools, LaunchRequest, LoginDriver, LoginRequest } from '../login-driver.ts'
import { isAtApp } from '../pages/is-at-app.ts'
import type { LaunchMeans } from './launch-means.ts'
import { runLaunchCommand } from './run-launch-command.ts'

/** Starts an EHR launch and returns where it ended: at the launch URL of the app, which is not opened, or at a page. */
export type Launcher = (launch: LaunchRequest) => Promise<LoginEnd>

/**
 * Creates the launcher of a run: by the template or the command of the configuration, else by the login driver. Pages on
 * the way are operated by the driver, as those of a login.
 */
export function createLauncher(tools: DriverTools, driver: LoginDriver, means: LaunchMeans): Launcher {
  const follow = async (url: string, launch: LaunchRequest): Promise<LoginEnd> => {
    if (!/^https?:/i.test(url) || !URL.canParse(url))
      throw new SmartError('invalid-input', `The address that launches the app is no web address: ${url}`)
    if (isAtApp(new URL(url), launch.launchUrl)) return { kind: 'redirect', url, exchangeIds: [] }
    const request = toRequest(url, launch)
    try {
      const first = await createAutomaticDriver(tools).authorize(request)
      return first.kind === 'redirect' || first.status >= 400 ? first : await driver.authorize(request)
    } catch (thrown) {
      const { code, message } = toSmartError(thrown)
      throw new SmartError(code, `${message} The launch must end at ${launch.launchUrl} (launch.launchUrl).`)
    }
  }
  return async (launch) => {
    const { url, command, folder } = means
    const values = listValues(launch)
    if (url !== undefined) return follow(fillIn(url, values), launch)
    if (command !== undefined)
      return follow(await runLaunchCommand(command, folder, toVariables(values)), launch)
    if (driver.launch) return { kind: 'redirect', url: await driver.launch(launch), exchangeIds: [] }
    return {
      ...{ kind: 'page', status: 0, title: '', url: launch.launchUrl, exchangeIds: [] },
      reason: `the login driver ${driver.name} cannot launch the app`,
    }
  }
}

const listValues = ({ launchUrl, clientId, fhirBase, patient = '' }: LaunchRequest) => ({
  ...{ launchUrl, clientId, iss: fhirBase, patient },
})

/** Fills in the placeholders of a template, as parts of a query. */
function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? whole : encodeURIComponent(value)
  })
}

const toVariables = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `SMART_${name.replace(/(?=[A-Z])/g, '_').toUpperCase()}`,
      value,
    ]),
  )

/** Returns the launch as a login that ends at the launch URL. */
function toRequest(url: string, { launchUrl, patient, signal }: LaunchRequest): LoginRequest {
  return {
    ...{ url, redirectUri: launchUrl, number: 1, total: 1, decision: 'approve', deselect: [], scopes: [] },
    ...{ recipe: 'ehr', title: 'the EHR launches the app', state: '', signal },
    ...(patient === undefined ? {} : { patient }),
  }
}
