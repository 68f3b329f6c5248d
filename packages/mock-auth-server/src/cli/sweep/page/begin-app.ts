import type { Page } from 'playwright-core'
import type { MockTenant } from '../../../mock/mock-tenant.ts'
import type { CreateLaunchUrl } from '../../../testing/driver.ts'
import type { AppUnderTest } from '../app-under-test.ts'
import type { AppScript } from './load-app-script.ts'
import { runScriptFunction } from './run-script-function.ts'

export type PageApp = Exclude<AppUnderTest, { kind: 'command' }>

/** Functions that start a login of the app in a page. */
export interface AppLaunchers {
  readonly start: (page: Page) => Promise<void>
  readonly launch: (page: Page, url: string) => Promise<void>
  readonly launches: CreateLaunchUrl
}

/** Creates the functions that start the app: by its URL or a launch link, and by its script if it has one. */
export function createAppLaunchers(
  app: PageApp,
  script: AppScript,
  tenant: MockTenant,
  isControl: boolean,
): AppLaunchers {
  const { fhirBase } = tenant
  const launch = async (page: Page, url: string) => {
    const { start } = script
    if (start) await runScriptFunction('start', () => start(page, { url, fhirBase }), isControl)
    // The app must report a page that does not load.
    else await page.goto(url).catch(() => undefined)
  }
  const launches: CreateLaunchUrl = async (which) => {
    const { user, patient: usual } = tenant.tenant.options.autoApprove ?? {}
    const another = tenant.tenant.world.patients.find((id) => id !== usual)
    const patient = which === 'another' ? another : usual
    if (app.kind === 'standalone') {
      tenant.autoApprove({
        ...tenant.tenant.options.autoApprove,
        ...(patient === undefined ? {} : { patient }),
      })
      return undefined
    }
    return (await tenant.prepareLaunch({ clientId: app.clientId, launchUri: app.url, user, patient })).url
  }
  const start = async (page: Page) => {
    const url = await launches('same')
    const own = app.url.replace('{fhirBase}', encodeURIComponent(fhirBase))
    await launch(page, url ?? own)
  }
  return { start, launch, launches }
}
