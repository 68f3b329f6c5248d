import { stripVTControlCharacters } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import type { Wire } from '../../../http/start-mock.ts'
import { drive } from '../../../testing/driver.ts'
import type { MockTenant } from '../../../testing/mock-tenant.ts'
import { pageAgent } from '../../../testing/playwright/page-agent.ts'
import { UsageError } from '../../usage-error.ts'
import type { AppDriver } from '../app-driver.ts'
import type { SweptApp } from '../swept-app.ts'
import { untilQuiet } from '../until-quiet.ts'
import { openBrowser } from './open-browser.ts'
import { readSteps, type Steps } from './read-steps.ts'
import { alertShown, pageChanged, type Sight } from './sight.ts'
import { type Watch, watchPages } from './watch-pages.ts'

type PageApp = Exclude<SweptApp, { kind: 'command' }>

const STEP_MS = 5000
const SCREEN = { width: 1000, height: 700 }

/** Opens the app in headless Chromium, a fresh profile for every run; throws `UsageError` when there is none. */
export async function pageDriver(wire: Wire, app: PageApp): Promise<AppDriver> {
  const steps: Steps = app.steps === undefined ? {} : await readSteps(app.steps)
  const browser = await openBrowser()
  const servers = [wire.publicUrl, wire.controlUrl, wire.canaryUrl].map((url) => new URL(url).origin)
  const isOwn = (url: string) => /^https?:/.test(url) && !servers.includes(new URL(url).origin)
  let redirectUri: string | undefined
  let usual: Sight | undefined
  return {
    run: async (tenant, armed, signal) => {
      const context = await browser.newContext({ viewport: SCREEN })
      const leave = () => void context.close()
      signal.addEventListener('abort', leave)
      try {
        const watch = await watchPages(context, isOwn)
        watchDialogs(context, tenant)
        const page = await context.newPage()
        page.setDefaultTimeout(STEP_MS)
        const start = starting(app, steps, tenant, usual === undefined)
        if (armed?.armed.declaration.plays && redirectUri !== undefined)
          await drive(tenant, armed, pageAgent(page, { redirectUri, start }))
        else await start(page)
        await untilQuiet(tenant, signal, watch)
        if (steps.use) {
          await attempt('use', steps.use(page), usual === undefined)
          await untilQuiet(tenant, signal, watch)
        }
        redirectUri ??= tenant.journal.last({ step: 'authorize' })?.facts.redirectUri
        // The first run is the control run: what its page says is no error.
        usual = await observe(tenant, { page, watch, steps, usual })
        tenant.observe({ kind: 'settled' })
        return await photograph(context)
      } finally {
        signal.removeEventListener('abort', leave)
        await context.close()
      }
    },
    close: () => browser.close(),
  }
}

function starting(app: PageApp, steps: Steps, tenant: MockTenant, isControl: boolean) {
  return async (page: Page) => {
    const url = await beginUrl(app, tenant)
    const { fhirBase } = tenant
    if (steps.start) await attempt('start', steps.start(page, { url, fhirBase }), isControl)
    // What does not load is for the app to tell.
    else await page.goto(url).catch(() => undefined)
  }
}

/** Under a fault a button may be missing, as it should; without one it must be there. Throws `UsageError`. */
async function attempt(name: string, step: Promise<unknown>, isControl: boolean): Promise<void> {
  try {
    await step
  } catch (error) {
    if (!isControl) return
    const [why] = stripVTControlCharacters(String(error instanceof Error ? error.message : error)).split('\n')
    throw new UsageError(`--steps: ${name}: ${why}`)
  }
}

async function beginUrl(app: PageApp, tenant: MockTenant): Promise<string> {
  if (app.kind === 'standalone') return app.url.replace('{fhirBase}', encodeURIComponent(tenant.fhirBase))
  const { user, patient } = tenant.inner.options.autoApprove ?? {}
  const { url } = await tenant.launch({ clientId: app.clientId, launchUri: app.url, user, patient })
  return url
}

function watchDialogs(context: BrowserContext, tenant: MockTenant): void {
  context.on('dialog', (dialog) => {
    tenant.observe({ kind: 'dialog', detail: dialog.message() })
    void dialog.dismiss().catch(() => undefined)
  })
}

interface Looked {
  readonly page: Page
  readonly watch: Watch
  readonly steps: Steps
  /** What the control run saw; nothing in the control run itself. */
  readonly usual: Sight | undefined
}

/** Posts what can be seen; answers what the control run saw. */
async function observe(tenant: MockTenant, { page, watch, steps, usual }: Looked): Promise<Sight> {
  const text = await watch.text()
  const now = await watch.sight()
  if (/canary/i.test(text)) tenant.observe({ kind: 'canary-shown', detail: text.slice(0, 500) })
  if (usual === undefined) return now
  const said = steps.problem ? await told(steps.problem, page) : alertShown(now, usual)
  if (said) tenant.observe({ kind: 'visible-error', detail: said.slice(0, 500) })
  const changed = steps.problem || said ? undefined : pageChanged(now, usual)
  if (changed) tenant.observe({ kind: 'page-changed', detail: changed.slice(0, 500) })
  return usual
}

/** A page that has gone says nothing any more. */
async function told(problem: NonNullable<Steps['problem']>, page: Page): Promise<string | undefined> {
  try {
    return await problem(page)
  } catch {
    return undefined
  }
}

async function photograph(context: BrowserContext) {
  const image = await context
    .pages()
    .at(-1)
    ?.screenshot({ type: 'jpeg', quality: 40, timeout: 3000 })
    .catch(() => undefined)
  return image ? { screenshot: `data:image/jpeg;base64,${image.toString('base64')}` } : {}
}
