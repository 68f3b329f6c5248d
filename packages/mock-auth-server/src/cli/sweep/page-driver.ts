import type { BrowserContext, Page } from 'playwright-core'
import { drive } from '../../testing/driver.ts'
import type { MockTenant } from '../../testing/mock-tenant.ts'
import { pageAgent } from '../../testing/playwright/page-agent.ts'
import type { AppDriver } from './app-driver.ts'
import { openBrowser } from './open-browser.ts'
import { readPages } from './read-pages.ts'
import type { SweptApp } from './sweep-settings.ts'
import { untilQuiet } from './until-quiet.ts'

/** Opens the app in headless Chromium, a fresh profile for every run; throws `UsageError` when there is none. */
export async function pageDriver(app: Exclude<SweptApp, { kind: 'command' }>): Promise<AppDriver> {
  const browser = await openBrowser()
  let redirectUri: string | undefined
  let usual = ''
  return {
    run: async (tenant, armed, signal) => {
      const context = await browser.newContext()
      const leave = () => void context.close()
      signal.addEventListener('abort', leave)
      try {
        const page = await context.newPage()
        watchDialogs(context, tenant)
        const start = async (own: Page) => {
          const url = await beginUrl(app, tenant)
          // What does not load is for the app to tell.
          await own.goto(url).catch(() => undefined)
        }
        if (armed?.armed.declaration.plays && redirectUri !== undefined)
          await drive(tenant, armed, pageAgent(page, { redirectUri, start }))
        else await start(page)
        await untilQuiet(tenant)
        signal.throwIfAborted()
        const text = await readPages(context)
        // The first run is the control run: what its page says is no error.
        redirectUri ??= tenant.journal.last({ step: 'authorize' })?.facts.redirectUri
        observe(tenant, text, usual)
        if (armed === undefined) usual = text
        tenant.observe({ kind: 'settled' })
      } finally {
        signal.removeEventListener('abort', leave)
        await context.close()
      }
    },
    close: () => browser.close(),
  }
}

async function beginUrl(app: Exclude<SweptApp, { kind: 'command' }>, tenant: MockTenant): Promise<string> {
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

const TROUBLE =
  /error|fail|denied|invalid|refus|reject|could not|cannot|unable|not (?:valid|match|allowed|found)|missing|unexpected|wrong|problem|expired|try again/i

/** A line that tells of trouble and was not there in the control run is a visible error. */
function observe(tenant: MockTenant, text: string, usual: string): void {
  if (/canary/i.test(text)) tenant.observe({ kind: 'canary-shown', detail: text.slice(0, 500) })
  const said = text.split('\n').filter((line) => TROUBLE.test(line) && !usual.includes(line))
  if (said.length > 0) tenant.observe({ kind: 'visible-error', detail: said.join(' ').slice(0, 500) })
}
