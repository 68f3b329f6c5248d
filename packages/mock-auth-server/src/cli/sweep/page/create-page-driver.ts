import type { BrowserContext, Page } from 'playwright-core'
import type { MockServer } from '../../../listeners/mock-server.ts'
import type { ArmedHandle } from '../../../mock/armed-handle.ts'
import type { MockTenant } from '../../../mock/mock-tenant.ts'
import { drive } from '../../../testing/driver.ts'
import { createPageUserAgent } from '../../../testing/playwright/create-page-user-agent.ts'
import type { AppDriver } from '../app-driver.ts'
import { waitUntilIdle } from '../wait-until-idle.ts'
import { type AppLaunchers, createAppLaunchers, type PageApp } from './begin-app.ts'
import { type AppScript, loadAppScript } from './load-app-script.ts'
import { openBrowser } from './open-browser.ts'
import { recordObservations } from './record-observations.ts'
import { buildReferenceText, type ReferenceText } from './reference-text.ts'
import { runScriptFunction, withTimeout } from './run-script-function.ts'
import type { VisibleText } from './visible-text.ts'
import { watchPages } from './watch-pages.ts'

const STEP_MS = 5000
const LOOK_MS = 3000
const SCREEN = { width: 1000, height: 700 }

/** Opens the app in headless Chromium, a fresh profile for every run; throws `UsageError` when there is none. */
export async function createPageDriver(server: MockServer, app: PageApp): Promise<AppDriver> {
  const script: AppScript = app.script === undefined ? {} : await loadAppScript(app.script)
  const browser = await openBrowser()
  const servers = [server.publicUrl, server.controlUrl, server.canaryUrl].map((url) => new URL(url).origin)
  const isOwn = (url: string) => /^https?:/.test(url) && !servers.includes(new URL(url).origin)
  let redirectUri: string | undefined
  let first: VisibleText | undefined
  let usual: ReferenceText | undefined
  return {
    browser: `headless Chromium ${browser.version()}`,
    run: async (tenant, armed, signal) => {
      const context = await browser.newContext({ viewport: SCREEN })
      const leave = () => void context.close()
      signal.addEventListener('abort', leave)
      try {
        const watch = await watchPages(context, isOwn, usual?.busyCount)
        watchDialogs(context, tenant)
        const page = await context.newPage()
        page.setDefaultTimeout(STEP_MS)
        // The first two runs are the reference runs.
        const isControl = usual === undefined
        await begin(page, createAppLaunchers(app, script, tenant, isControl), {
          tenant,
          armed,
          steps: script,
          redirectUri,
        })
        await waitUntilIdle(tenant, signal, watch)
        const { use, problem } = script
        if (use) {
          await runScriptFunction('use', () => use(page), isControl)
          await waitUntilIdle(tenant, signal, watch)
        }
        redirectUri ??= tenant.journal.last({ step: 'authorize' })?.facts.redirectUri
        const now = await watch.sight()
        const planted = [...now.ever].find((line) => /canary/i.test(line))
        if (planted) tenant.observe({ kind: 'canary-shown', detail: planted.slice(0, 500) })
        if (usual) await recordObservations(tenant, now, { page, problem, usual })
        else if (first) usual = buildReferenceText(first, now)
        else first = now
        tenant.observe({ kind: 'settled' })
        return { ...(await photograph(context)), pageText: await watch.text() }
      } finally {
        signal.removeEventListener('abort', leave)
        await context.close()
      }
    },
    close: () => browser.close(),
  }
}

interface Begun {
  readonly tenant: MockTenant
  readonly armed: ArmedHandle | undefined
  readonly steps: AppScript
  readonly redirectUri: string | undefined
}

/**
 * Starts the app as the fault's actions require; only a function of the script can show that it gives up
 * waiting.
 */
async function begin(
  page: Page,
  { start, launch, launches }: AppLaunchers,
  { tenant, armed, steps: { giveUp }, redirectUri }: Begun,
): Promise<void> {
  const plays = armed?.armed.declaration.userAgentActions ?? []
  const isLate = plays.some((each) => each.action === 'deliver' && each.which === 'late')
  if (!armed || plays.length === 0 || redirectUri === undefined || (isLate && !giveUp)) return start(page)
  const agent = createPageUserAgent(page, { redirectUri, start, launch })
  const waitUntilAppGivesUp = giveUp
    ? () => runScriptFunction('giveUp', () => giveUp(page), false)
    : agent.waitUntilAppGivesUp
  await drive(tenant, armed, { ...agent, waitUntilAppGivesUp }, launches)
}

function watchDialogs(context: BrowserContext, tenant: MockTenant): void {
  context.on('dialog', (dialog) => {
    tenant.observe({ kind: 'dialog', detail: dialog.message() })
    void dialog.dismiss().catch(() => undefined)
  })
}

async function photograph(context: BrowserContext) {
  const shot = context.pages().at(-1)?.screenshot({ type: 'jpeg', quality: 40, timeout: LOOK_MS })
  const image = shot && (await withTimeout(LOOK_MS, shot))
  return image ? { screenshot: `data:image/jpeg;base64,${image.toString('base64')}` } : {}
}
