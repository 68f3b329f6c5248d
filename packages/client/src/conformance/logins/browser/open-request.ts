import type { Page } from 'playwright-core'
import type { LoginRequest } from '../login-driver.ts'
import { renderLoginForm } from '../manual/render-login-form.ts'

/** Opens an authorization request in a page; a redirect to the app ends the navigation, which is no failure. */
export async function openRequest(page: Page, { url, form }: LoginRequest): Promise<void> {
  if (!form) {
    await page.goto(url).catch(ignoreAborted)
    return
  }
  await page.setContent(renderLoginForm(url, form))
  await page.getByRole('button').click().catch(ignoreAborted)
}

function ignoreAborted(thrown: unknown): void {
  if (!(thrown instanceof Error && /net::ERR_(?:ABORTED|FAILED)|interrupted by another/.test(thrown.message)))
    throw thrown
}
