import { describe, expect, test } from 'vitest'
import type { PageAnswer, PageCall } from '../support/sign-in-server.ts'
import {
  answer,
  CALLBACK,
  CONSENT,
  createEntry,
  SIGN_IN,
  SIGN_IN_PAGE,
  useFormsLogin,
} from './use-forms-login.ts'

const forms = useFormsLogin()

describe('what the user enters', () => {
  test('is in no exchange', async () => {
    await forms.logIn([SIGN_IN, CONSENT])
    const text = JSON.stringify([...forms.tools.exchanges.values()])
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
    const end = await forms.logIn([SIGN_IN], { answer: how })
    expect(end).toMatchObject({ reason: expect.stringMatching(/it is of http:\/\/127.0.0.1:\d+, not of/) })
    expect(forms.server.calls.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('is entered in a page of an origin that the entry names', async () => {
    const how = (call: PageCall): PageAnswer =>
      call.url.pathname === '/authorize'
        ? { to: `http://127.0.0.1:${call.url.port}/other` }
        : call.method === 'GET'
          ? { page: SIGN_IN_PAGE }
          : { to: `${CALLBACK}?code=c` }
    const end = await forms.logIn(
      (origin) => [{ ...SIGN_IN, origin: origin.replace('localhost', '127.0.0.1') }],
      { answer: how },
    )
    expect(end).toMatchObject({ kind: 'redirect' })
  })

  test('is not sent on to another origin by a redirect that repeats the form', async () => {
    const how = (call: PageCall): PageAnswer =>
      call.method === 'GET'
        ? { page: SIGN_IN_PAGE }
        : { to: `http://127.0.0.1:${call.url.port}/x`, status: 307 }
    await expect(forms.logIn([SIGN_IN], { answer: how })).rejects.toThrow(/redirects the form of the login/)
    expect(forms.server.calls).toHaveLength(2)
  })

  test('is not sent in a query', async () => {
    const page = '<form><input name=username><input type=password name=password></form>'
    const end = await forms.logIn([SIGN_IN], { answer: () => ({ page }) })
    expect(end).toMatchObject({ reason: expect.stringContaining('sends a password in the URL') })
  })
})

describe('a hostile server', () => {
  test('cannot redirect for ever', async () => {
    await expect(forms.logIn([], { answer: () => ({ to: '/authorize' }) })).rejects.toThrow(
      /more than 20 times/,
    )
  })

  test('cannot go on for ever by pages', async () => {
    const end = await forms.logIn([], {
      answer: () => ({ page: '<meta http-equiv=refresh content="0;url=/more">' }),
    })
    expect(end.kind).toBe('page')
    expect(forms.server.calls.length).toBeLessThan(20)
  })

  test.each([
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
    'javascript:alert(1)',
    'https://u:p@x.example/',
  ])('cannot lead the driver to %s', async (to) => {
    await expect(forms.logIn([], { answer: () => ({ to }) })).rejects.toThrow(/The next page of the login/)
    expect(forms.server.calls).toHaveLength(1)
  })

  test('cannot send the form to what is no web address', async () => {
    const page = '<form action="javascript:alert(1)" method=post><button>x</button></form>'
    const end = await forms.logIn([createEntry({})], { answer: () => ({ page }) })
    expect(end).toMatchObject({ reason: expect.stringContaining('sent to no web address') })
  })
})
