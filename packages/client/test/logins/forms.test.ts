import { describe, expect, test } from 'vitest'
import { createFormsDriver } from '../../src/conformance/logins/forms/create-forms-driver.ts'
import type { FormEntry } from '../../src/conformance/logins/forms/form-entry.ts'
import { createDriverTools } from '../support/driver-tools.ts'
import type { PageAnswer } from '../support/sign-in-server.ts'
import { CALLBACK, CONSENT, createEntry, SIGN_IN, useFormsLogin } from './use-forms-login.ts'

const forms = useFormsLogin()

describe('a login', () => {
  test('fills in each form, carries cookies and hidden fields, and stops at the redirect to the app', async () => {
    const end = await forms.logIn([SIGN_IN, CONSENT])
    expect(end).toMatchObject({ kind: 'redirect', url: `${CALLBACK}?code=c-a&state=the-state` })
    expect(forms.server.calls.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      'GET /authorize',
      'GET /welcome',
      'POST /sign-in',
      'POST /consent',
    ])
    expect(end.exchangeIds).toEqual([...forms.tools.exchanges.keys()])
    const [, , posted] = forms.server.calls
    expect(posted?.headers).toMatchObject({
      origin: forms.server.origin,
      referer: `${forms.server.origin}/welcome`,
    })
  })

  test('denies with the button that the entry names for it', async () => {
    const end = await forms.logIn([SIGN_IN, CONSENT], { decision: 'deny' })
    expect(end).toMatchObject({ kind: 'redirect', url: expect.stringContaining('error=access_denied') })
  })

  test('sends an authorization request by POST', async () => {
    const form = new URLSearchParams({ client_id: 'a b' })
    await forms.logIn([], { form })
    const [first] = forms.server.calls
    expect(first?.method).toBe('POST')
    expect(first?.form.get('client_id')).toBe('a b')
  })

  test('presses links by their text, and forms that have one button without a name', async () => {
    const steps: Record<string, PageAnswer> = {
      '/authorize': { page: '<form method=post action=/one><button>Go on</button></form>' },
      '/one': { page: '<a href="/two">[ Cancel ]</a><form><button>Continue</button></form>' },
      '/two': { page: `<meta http-equiv=refresh content="0;url=${CALLBACK}?error=x">` },
    }
    const end = await forms.logIn(
      [createEntry({}), createEntry({ submit: 'Continue', deny: '[ Cancel ]' })],
      {
        decision: 'deny',
        answer: ({ url }) => steps[url.pathname] ?? { status: 404 },
      },
    )
    expect(end).toMatchObject({ kind: 'redirect', url: `${CALLBACK}?error=x` })
  })

  test('chooses radio buttons, options and boxes by their values', async () => {
    const page = `<form method=post action=/chosen><input type=radio name=user value=amy checked>
      <input type=radio name=user value=bob><select name=unit><option>1<option>2</select>
      <input type=checkbox name=stay checked></form>`
    const end = await forms.logIn([createEntry({ fields: { user: 'bob', unit: '2', stay: false } })], {
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
    const end = await forms.logIn(entries)
    expect(end).toMatchObject({ kind: 'page', status: 200, reason: expect.stringMatching(reason) })
  })

  test('the password was wrong, which is not sent again', async () => {
    await forms.logIn([createEntry({ fields: { username: 'alice', password: 'wrong' } }), CONSENT])
    expect(forms.server.calls.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('a value is not offered', async () => {
    const page = '<form><input type=radio name=user value=amy></form>'
    const end = await forms.logIn([createEntry({ fields: { user: 'bob' } })], { answer: () => ({ page }) })
    expect(end).toMatchObject({ reason: expect.stringContaining('its field user does not offer the value') })
  })

  test('the server shows an error', async () => {
    const end = await forms.logIn([SIGN_IN], {
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
    const end = await forms.logIn([SIGN_IN, CONSENT], {
      decision: 'deny',
      answer: () => ({ to: `${CALLBACK}?code=c` }),
    })
    expect(end).toMatchObject({ kind: 'page', reason: expect.stringContaining('nothing was decided') })
  })
})

test('stops when the run is interrupted', async () => {
  const signal = AbortSignal.abort()
  await expect(forms.logIn([], { signal })).rejects.toThrow('cancelled')
  expect(forms.server.calls).toEqual([])
})

describe('a user who narrows', () => {
  const page = `<form method=post action=/done><input type=checkbox name=scope value="patient/Patient.rs" checked>
    <input type=checkbox name=scope value="patient/Observation.rs" checked><button>Allow</button></form>`
  const narrow = (text: string, type: string) =>
    forms.logIn([createEntry({ submit: 'Allow', narrow: true })], {
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
