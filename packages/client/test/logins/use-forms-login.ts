import { afterEach } from 'vitest'
import { createFormsDriver } from '../../src/conformance/logins/forms/create-forms-driver.ts'
import type { FormEntry } from '../../src/conformance/logins/forms/form-entry.ts'
import type { LoginEnd, LoginRequest } from '../../src/conformance/logins/login-driver.ts'
import { buildLogin, createDriverTools, type RecordingTools } from '../support/driver-tools.ts'
import {
  type PageAnswer,
  type PageCall,
  type SignInServer,
  startSignInServer,
} from '../support/sign-in-server.ts'

export const CALLBACK = 'https://app.example/callback'
const PASSWORD = 'correct horse battery'
export const createEntry = ({
  fields = {},
  ...rest
}: Partial<Omit<FormEntry, 'fields'>> & { fields?: object }): FormEntry => ({
  ...rest,
  fields: new Map(Object.entries(fields)),
})
export const SIGN_IN = createEntry({ fields: { username: 'alice', password: PASSWORD } })
export const CONSENT = createEntry({ submit: 'allow', deny: 'deny' })

export const SIGN_IN_PAGE = `<title>Welcome</title><form method=post action="/sign-in">
  <input type=hidden name=csrf value=t1><input name=username><input type=password name=password>
  <button>Log in</button></form>`
const CONSENT_PAGE = `<title>Consent</title><form method=post action="/consent"><input type=checkbox name=scope value=a checked>
  <button name=decision value=allow>Allow</button><button name=decision value=deny>Deny</button></form>`

/** Signs in with a cookie and a token in the form, asks for consent, and returns to the app. */
export function answer({ method, url, headers, form }: PageCall): PageAnswer {
  switch (`${method} ${url.pathname}`) {
    case 'GET /authorize':
      return {
        to: '/welcome',
        headers: { 'set-cookie': ['flow=f1; Path=/; HttpOnly', 'other=x; Path=/elsewhere'] },
      }
    case 'GET /welcome':
      return headers.cookie === 'flow=f1' ? { page: SIGN_IN_PAGE } : { status: 400, page: 'no cookie' }
    case 'POST /sign-in': {
      const isRight =
        form.get('password') === PASSWORD && form.get('csrf') === 't1' && headers.cookie === 'flow=f1'
      return isRight ? { page: CONSENT_PAGE } : { page: SIGN_IN_PAGE }
    }
    case 'POST /consent': {
      const outcome =
        form.get('decision') === 'allow' ? `code=c-${form.getAll('scope')}` : 'error=access_denied'
      return { to: `${CALLBACK}?${outcome}&state=the-state` }
    }
    default:
      return { status: 404 }
  }
}

/** A server with sign-in pages, and the driver of forms that logs in there. */
export interface FormsLogin {
  readonly server: SignInServer
  readonly tools: RecordingTools
  /** Starts the server, and logs in by these entries, which may depend on its origin. */
  logIn(entries: Entries | ((origin: string) => Entries), course?: LoginCourse): Promise<LoginEnd>
}

type Entries = readonly FormEntry[]

/** What is asked of a login, and how the server replies. */
export type LoginCourse = Partial<LoginRequest> & { readonly answer?: (call: PageCall) => PageAnswer }

/** Returns what a login by forms has, and closes its server after each test. */
export function useFormsLogin(): FormsLogin {
  let server: SignInServer | undefined
  let tools: RecordingTools | undefined
  afterEach(() => server?.close())
  return {
    get server() {
      if (!server) throw new Error('nobody has logged in yet')
      return server
    },
    get tools() {
      if (!tools) throw new Error('nobody has logged in yet')
      return tools
    },
    async logIn(entries, { answer: how = answer, ...more } = {}) {
      server = await startSignInServer(how)
      tools = createDriverTools(`${server.origin}/fhir`)
      const given = typeof entries === 'function' ? entries(server.origin) : entries
      return createFormsDriver(tools, given).authorize(buildLogin(`${server.origin}/authorize`, more))
    },
  }
}
