import type { BrowserContext, Page } from 'playwright-core'
import type { Wire } from '../../../listeners/start-mock.ts'
import type { ArmedHandle, MockTenant } from '../../../mock/mock-tenant.ts'
import { drive } from '../../../testing/driver.ts'
import { pageAgent } from '../../../testing/playwright/page-agent.ts'
import type { AppDriver } from '../app-driver.ts'
import { untilQuiet } from '../until-quiet.ts'
import { attempt, within } from './attempt.ts'
import { type Beginnings, beginnings, type PageApp } from './begin-app.ts'
import { openBrowser } from './open-browser.ts'
import { readSteps, type Steps } from './read-steps.ts'
import { alertShown, pageChanged, type Sight } from './sight.ts'
import { type Watch, watchPages } from './watch-pages.ts'

const STEP_MS = 5000
const LOOK_MS = 3000
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
        const isControl = usual === undefined
        await begin(page, beginnings(app, steps, tenant, isControl), { tenant, armed, steps, redirectUri })
        await untilQuiet(tenant, signal, watch)
        const { use } = steps
        if (use) {
          await attempt('use', () => use(page), isControl)
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

interface Begun {
  readonly tenant: MockTenant
  readonly armed: ArmedHandle | undefined
  readonly steps: Steps
  readonly redirectUri: string | undefined
}

/** Begins the app as the fault's plays ask; when it gives up waiting, only a step of its own can tell. */
async function begin(
  page: Page,
  { start, launch, launches }: Beginnings,
  { tenant, armed, steps: { giveUp }, redirectUri }: Begun,
): Promise<void> {
  const plays = armed?.armed.declaration.plays ?? []
  const isLate = plays.some((each) => each.play === 'deliver' && each.which === 'late')
  if (!armed || plays.length === 0 || redirectUri === undefined || (isLate && !giveUp)) return start(page)
  const agent = pageAgent(page, { redirectUri, start, launch })
  const outwait = giveUp ? () => attempt('giveUp', () => giveUp(page), false) : agent.outwait
  await drive(tenant, armed, { ...agent, outwait }, launches)
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
  const { problem } = steps
  const said = problem ? await within(LOOK_MS, (async () => problem(page))()) : alertShown(now, usual)
  if (said) tenant.observe({ kind: 'visible-error', detail: said.slice(0, 500) })
  const changed = problem || said ? undefined : pageChanged(now, usual)
  if (changed) tenant.observe({ kind: 'page-changed', detail: changed.slice(0, 500) })
  return usual
}

async function photograph(context: BrowserContext) {
  const shot = context.pages().at(-1)?.screenshot({ type: 'jpeg', quality: 40, timeout: LOOK_MS })
  const image = shot && (await within(LOOK_MS, shot))
  return image ? { screenshot: `data:image/jpeg;base64,${image.toString('base64')}` } : {}
}
