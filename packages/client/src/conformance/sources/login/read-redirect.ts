import type { CaseTools, Login } from '../../declare/case-tools.ts'
import { createBlockedError } from '../../declare/outcome.ts'

/** The case that reports logins that do not end at the app. */
export const LOGIN_REPORTER = 'standalone-login'

/** Returns the redirect to the app that ended a login. @throws Unjudged when it ended elsewhere */
export async function readRedirect({ get }: CaseTools, login: Login): Promise<URL> {
  const end = await get(login.end)
  if (end.kind === 'page')
    throw createBlockedError(LOGIN_REPORTER, `The login ended at a page of the server: ${end.reason}`)
  return new URL(end.url)
}

/** Returns the code that ended a login. @throws Unjudged without one */
export async function readCode(tools: CaseTools, login: Login): Promise<string> {
  const { searchParams } = await readRedirect(tools, login)
  const code = searchParams.get('code')
  if (code) return code
  const error = searchParams.get('error')
  throw createBlockedError(
    LOGIN_REPORTER,
    error === null ? 'The login ended without a code.' : `The login ended with the error ${error}.`,
  )
}
