import { afterEach, describe, expect, test } from 'vitest'
import { createFormsDriver } from '../../src/conformance/logins/forms/create-forms-driver.ts'
import type { FormEntry } from '../../src/conformance/logins/forms/form-entry.ts'
import type { LoginRequest } from '../../src/conformance/logins/login-driver.ts'
import { buildLogin, createDriverTools, type RecordingTools } from '../support/driver-tools.ts'
import {
  type PageAnswer,
  type PageCall,
  type SignInServer,
  startSignInServer,
} from '../support/sign-in-server.ts'

const CALLBACK = 'https://app.example/callback'
const PASSWORD = 'correct horse battery'
let server: SignInServer
let tools: RecordingTools

afterEach(() => server.close())

const createEntry = ({
  fields = {},
  ...rest
}: Partial<Omit<FormEntry, 'fields'>> & { fields?: object }): FormEntry => ({
  ...rest,
  fields: new Map(Object.entries(fields)),
})
const SIGN_IN = createEntry({ fields: { username: 'alice', password: PASSWORD } })
const CONSENT = createEntry({ submit: 'allow', deny: 'deny' })

const SIGN_IN_PAGE = `<title>Welcome</title><form method=post action="/sign-in">
  <input type=hidden name=csrf value=t1><input name=username><input type=password name=password>
  <button>Log in</button></form>`
const CONSENT_PAGE = `<title>Consent</title><form method=post action="/consent"><input type=checkbox name=scope value=a checked>
  <button name=decision value=allow>Allow</button><button name=decision value=deny>Deny</button></form>`

/** Signs in with a cookie and a token in the form, asks for consent, and returns to the app. */
function answer({ method, url, headers, form }: PageCall): PageAnswer {
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

async function logIn(
  entries: readonly FormEntry[],
  { answer: how = answer, ...more }: Partial<LoginRequest> & { answer?: (call: PageCall) => PageAnswer } = {},
) {
  server = await startSignInServer(how)
  tools = createDriverTools(`${server.origin}/fhir`)
  const driver = createFormsDriver(tools, entries)
  return driver.authorize(buildLogin(`${server.origin}/authorize`, more))
}

describe('a login', () => {
  test('fills in each form, carries cookies and hidden fields, and stops at the redirect to the app', async () => {
    const end = await logIn([SIGN_IN, CONSENT])
    expect(end).toMatchObject({ kind: 'redirect', url: `${CALLBACK}?code=c-a&state=the-state` })
    expect(server.calls.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      'GET /authorize',
      'GET /welcome',
      'POST /sign-in',
      'POST /consent',
    ])
    expect(end.exchangeIds).toEqual([...tools.exchanges.keys()])
    const [, , posted] = server.calls
    expect(posted?.headers).toMatchObject({ origin: server.origin, referer: `${server.origin}/welcome` })
  })

  test('denies with the button that the entry names for it', async () => {
    const end = await logIn([SIGN_IN, CONSENT], { decision: 'deny' })
    expect(end).toMatchObject({ kind: 'redirect', url: expect.stringContaining('error=access_denied') })
  })

  test('sends an authorization request by POST', async () => {
    const form = new URLSearchParams({ client_id: 'a b' })
    await logIn([], { form })
    const [first] = server.calls
    expect(first?.method).toBe('POST')
    expect(first?.form.get('client_id')).toBe('a b')
  })

  test('presses links by their text, and forms that have one button without a name', async () => {
    const steps: Record<string, PageAnswer> = {
      '/authorize': { page: '<form method=post action=/one><button>Go on</button></form>' },
      '/one': { page: '<a href="/two">[ Cancel ]</a><form><button>Continue</button></form>' },
      '/two': { page: `<meta http-equiv=refresh content="0;url=${CALLBACK}?error=x">` },
    }
    const end = await logIn([createEntry({}), createEntry({ submit: 'Continue', deny: '[ Cancel ]' })], {
      decision: 'deny',
      answer: ({ url }) => steps[url.pathname] ?? { status: 404 },
    })
    expect(end).toMatchObject({ kind: 'redirect', url: `${CALLBACK}?error=x` })
  })

  test('chooses radio buttons, options and boxes by their values', async () => {
    const page = `<form method=post action=/chosen><input type=radio name=user value=amy checked>
      <input type=radio name=user value=bob><select name=unit><option>1<option>2</select>
      <input type=checkbox name=stay checked></form>`
    const end = await logIn([createEntry({ fields: { user: 'bob', unit: '2', stay: false } })], {
      answer: ({ url, form }) => (url.pathname === '/chosen' ? { to: `${CALLBACK}?code=${form}` } : { page }),
    })
    expect(end).toMatchObject({ url: `${CALLBACK}?code=user=bob&unit=2` })
  })
})

describe('a login stops, and says why, when', () => {
  test.each<[string, FormEntry[], RegExp]>([
    [
      'a field is not there',
      [createEntry({ fields: { user: 'alice', password: 'x' } })],
      /login.forms\[0\]: it has no field user\), which has a form with username, password, "Log in"/,
    ],
    [
      'a button is not there',
      [createEntry({ fields: { username: 'alice' }, submit: 'Enter' })],
      /login.forms\[0\]: it has no button or link "Enter"/,
    ],
    ['no entry is left', [SIGN_IN], /all entries are used\), which has a form with scope, "Allow", "Deny"/],
    [
      'a choice is left to chance',
      [SIGN_IN, createEntry({})],
      /login.forms\[1\]: it has 2 buttons, so "submit" must name one/,
    ],
    [
      'the values are wrong',
      [createEntry({ fields: { username: 'alice', password: 'wrong' } }), CONSENT],
      /login.forms\[0\] has filled in is there again, so its values may be wrong/,
    ],
  ])('%s', async (_, entries, reason) => {
    const end = await logIn(entries)
    expect(end).toMatchObject({ kind: 'page', status: 200, reason: expect.stringMatching(reason) })
  })

  test('the password was wrong, which is not sent again', async () => {
    await logIn([createEntry({ fields: { username: 'alice', password: 'wrong' } }), CONSENT])
    expect(server.calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('a value is not offered', async () => {
    const page = '<form><input type=radio name=user value=amy></form>'
    const end = await logIn([createEntry({ fields: { user: 'bob' } })], { answer: () => ({ page }) })
    expect(end).toMatchObject({ reason: expect.stringContaining('its field user does not offer the value') })
  })

  test('the server shows an error', async () => {
    const end = await logIn([SIGN_IN], {
      answer: () => ({ status: 400, page: '<title>Bad\u001b[2J</title>' }),
    })
    expect(end).toMatchObject({
      kind: 'page',
      status: 400,
      title: 'Bad [2J',
      reason: 'the server returned 400',
    })
  })

  test('nothing could be denied', async () => {
    const end = await logIn([SIGN_IN, CONSENT], {
      decision: 'deny',
      answer: () => ({ to: `${CALLBACK}?code=c` }),
    })
    expect(end).toMatchObject({ kind: 'page', reason: expect.stringContaining('nothing was decided') })
  })
})

describe('what the user enters', () => {
  test('is in no exchange', async () => {
    await logIn([SIGN_IN, CONSENT])
    const text = JSON.stringify([...tools.exchanges.values()])
    expect(text).toContain('csrf=t1&username=•••&password=•••')
    expect(text).not.toMatch(/correct.horse/)
  })

  test.each([
    ['a page of another origin', (port: string) => ({ to: `http://127.0.0.1:${port}/other` })],
    [
      'a form that is sent to another origin',
      (port: string) => ({ page: SIGN_IN_PAGE.replace('/sign-in', `http://127.0.0.1:${port}/sign-in`) }),
    ],
  ])('is not entered in %s, unless the entry names it', async (_, answerAuthorize) => {
    const how = (call: PageCall): PageAnswer => {
      if (call.url.pathname === '/authorize') return answerAuthorize(call.url.port)
      return call.url.pathname === '/other' ? { page: SIGN_IN_PAGE } : answer(call)
    }
    const end = await logIn([SIGN_IN], { answer: how })
    expect(end).toMatchObject({ reason: expect.stringMatching(/it is of http:\/\/127.0.0.1:\d+, not of/) })
    expect(server.calls.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('is entered in a page of an origin that the entry names', async () => {
    const how = (call: PageCall): PageAnswer =>
      call.url.pathname === '/authorize'
        ? { to: `http://127.0.0.1:${call.url.port}/other` }
        : call.method === 'GET'
          ? { page: SIGN_IN_PAGE }
          : { to: `${CALLBACK}?code=c` }
    server = await startSignInServer(how)
    tools = createDriverTools(server.origin)
    const origin = server.origin.replace('localhost', '127.0.0.1')
    const driver = createFormsDriver(tools, [{ ...SIGN_IN, origin }])
    expect(await driver.authorize(buildLogin(`${server.origin}/authorize`))).toMatchObject({
      kind: 'redirect',
    })
  })

  test('is not sent on to another origin by a redirect that repeats the form', async () => {
    const how = (call: PageCall): PageAnswer =>
      call.method === 'GET'
        ? { page: SIGN_IN_PAGE }
        : { to: `http://127.0.0.1:${call.url.port}/x`, status: 307 }
    await expect(logIn([SIGN_IN], { answer: how })).rejects.toThrow(/redirects the form of the login/)
    expect(server.calls).toHaveLength(2)
  })

  test('is not sent in a query', async () => {
    const page = '<form><input name=username><input type=password name=password></form>'
    const end = await logIn([SIGN_IN], { answer: () => ({ page }) })
    expect(end).toMatchObject({ reason: expect.stringContaining('sends a password in the URL') })
  })
})

describe('a hostile server', () => {
  test('cannot redirect for ever', async () => {
    await expect(logIn([], { answer: () => ({ to: '/authorize' }) })).rejects.toThrow(/more than 20 times/)
  })

  test('cannot go on for ever by pages', async () => {
    const end = await logIn([], {
      answer: () => ({ page: '<meta http-equiv=refresh content="0;url=/more">' }),
    })
    expect(end.kind).toBe('page')
    expect(server.calls.length).toBeLessThan(20)
  })

  test.each([
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
    'javascript:alert(1)',
    'https://u:p@x.example/',
  ])('cannot lead the driver to %s', async (to) => {
    await expect(logIn([], { answer: () => ({ to }) })).rejects.toThrow(/The next page of the login/)
    expect(server.calls).toHaveLength(1)
  })

  test('cannot send the form to what is no web address', async () => {
    const page = '<form action="javascript:alert(1)" method=post><button>x</button></form>'
    const end = await logIn([createEntry({})], { answer: () => ({ page }) })
    expect(end).toMatchObject({ reason: expect.stringContaining('sent to no web address') })
  })
})

test('stops when the run is interrupted', async () => {
  const signal = AbortSignal.abort()
  await expect(logIn([], { signal })).rejects.toThrow('cancelled')
  expect(server.calls).toEqual([])
})

describe('a user who narrows', () => {
  const page = `<form method=post action=/done><input type=checkbox name=scope value="patient/Patient.rs" checked>
    <input type=checkbox name=scope value="patient/Observation.rs" checked><button>Allow</button></form>`
  const narrow = (text: string, type: string) =>
    logIn([createEntry({ submit: 'Allow', narrow: true })], {
      ...{ decision: 'narrow', deselect: [type] },
      answer: ({ url, form }) =>
        url.pathname === '/done' ? { to: `${CALLBACK}?code=${form}` } : { page: text },
    })

  test('unticks the boxes of a resource type', async () => {
    const end = await narrow(page, 'Observation')
    expect(end).toMatchObject({ kind: 'redirect', url: `${CALLBACK}?code=scope=patient%2FPatient.rs` })
  })

  test('stops where there is no such box', async () => {
    const end = await narrow(page, 'Goal')
    expect(end).toMatchObject({ kind: 'page', reason: expect.stringContaining('it has no box for Goal') })
  })
})

test('can deny and narrow only where an entry says how', () => {
  const abilities = (entries: FormEntry[]) => [
    ...createFormsDriver(createDriverTools('http://localhost'), entries).abilities,
  ]
  expect(abilities([SIGN_IN])).toEqual([])
  expect(abilities([SIGN_IN, CONSENT])).toEqual(['deny'])
  expect(abilities([createEntry({ narrow: true })])).toEqual(['narrow'])
})
