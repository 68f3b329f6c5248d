import type { BrowserContext } from 'playwright-core'
import { createLazyBrowser } from '../browser/create-lazy-browser.ts'
import { runInPage } from '../browser/run-in-page.ts'
import type { DriverTools, LoginAbility, LoginDriver } from '../login-driver.ts'
import { launchInPage } from './launch-in-page.ts'
import { loadLoginScript } from './load-login-script.ts'
import type { LoginScript } from './login-script.ts'
import { runScript } from './run-script.ts'

/** Creates the driver that runs a script in headless Chromium, with a fresh profile for each login. @throws SmartError */
export async function createScriptDriver(
  tools: DriverTools,
  file: string,
  patienceMs: number,
): Promise<LoginDriver> {
  const script = await loadLoginScript(file)
  const browser = await createLazyBrowser()
  let last: BrowserContext | undefined
  const { launch, signOut } = script
  return {
    name: 'script',
    abilities: listAbilities(script),
    authorize: async (login) => {
      await last?.close()
      last = await (await browser.open()).newContext()
      return runInPage(last, tools, login, {
        operate: (page) => runScript(script, page, login),
        patienceMs,
      })
    },
    ...(launch && {
      launch: async (request) => {
        const page = await (await (await browser.open()).newContext()).newPage()
        return launchInPage(page, request, launch, patienceMs)
      },
    }),
    ...(signOut && {
      signOut: async () => {
        last ??= await (await browser.open()).newContext()
        await signOut(await last.newPage())
      },
    }),
    close: browser.close,
  }
}

function listAbilities({ deny, narrow, launch, signOut }: LoginScript): ReadonlySet<LoginAbility> {
  return new Set([
    ...(deny ? (['deny'] as const) : []),
    ...(narrow ? (['narrow'] as const) : []),
    ...(launch ? (['launch'] as const) : []),
    ...(signOut ? (['sign-out'] as const) : []),
  ])
}
