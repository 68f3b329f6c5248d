import type { DriverTools, LoginDriver, LoginEnd, LoginRequest } from './login-driver.ts'
import { createPageBrowser } from './pages/create-page-browser.ts'

/** Creates the driver for servers that approve by themselves: it follows redirects, with cookies, and expects no page. */
export function createAutomaticDriver({ send }: Pick<DriverTools, 'send'>): LoginDriver {
  return {
    name: 'automatic',
    abilities: new Set(),
    authorize: (login) => follow(send, login),
    close: async () => {},
  }
}

/** Follows the redirects of an authorization request up to the app, which is not opened. */
async function follow(send: DriverTools['send'], login: LoginRequest): Promise<LoginEnd> {
  const { open, exchangeIds } = createPageBrowser(send, login)
  const { url, form } = login
  const landing = await open({ url, ...(form && { form }) })
  if (landing.kind === 'redirect') return { ...landing, exchangeIds }
  const { status, text } = landing
  const [, title = ''] = /<title[^>]*>([^<]*)</i.exec(text) ?? []
  const reason =
    status < 400
      ? 'the server shows a page, which this driver cannot operate'
      : `the server returned ${status}`
  return { kind: 'page', status, title: title.trim().slice(0, 200), url: landing.url, reason, exchangeIds }
}
