import { expect, test } from 'vitest'
import { createCookieJar } from './cookie-jar.ts'

/** The cookies that a URL gets after another one has set them. */
function send(from: string, cookies: readonly string[], to: string): string | undefined {
  const jar = createCookieJar()
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  jar.store(new URL(from), headers)
  return jar.buildHeader(new URL(to)).cookie
}

const LOGIN = 'https://as.example.org/login/step'

test.each<[string, string, string, string | undefined]>([
  ['the host alone', 'a=1; Path=/', 'https://as.example.org/x', 'a=1'],
  ['no subdomain', 'a=1; Path=/', 'https://sub.as.example.org/', undefined],
  [
    'a domain above it, with its hosts',
    'a=1; Path=/; Domain=.example.org',
    'https://idp.example.org/',
    'a=1',
  ],
  ['no other domain', 'a=1; Path=/; Domain=other.example', 'https://other.example/', undefined],
  ['no top-level domain', 'a=1; Path=/; Domain=org', 'https://evil.org/', undefined],
  ['paths below the one that is set', 'a=1; Path=/login', 'https://as.example.org/login/next', 'a=1'],
  ['no path that only begins alike', 'a=1; Path=/login', 'https://as.example.org/loginx', undefined],
  ['the folder of the page by default', 'a=1', 'https://as.example.org/login/other', 'a=1'],
  ['no plain http, when it is secure', 'a=1; Path=/; Secure', 'http://as.example.org/', undefined],
])('a cookie is for %s', (_, cookie, to, expected) => {
  expect(send(LOGIN, [cookie], to)).toBe(expected)
})

test('a secure cookie is for this machine too', () => {
  expect(send('http://localhost:1/', ['a=1; Secure'], 'http://localhost:1/')).toBe('a=1')
})

test('the most particular path comes first, and values stay as they are', () => {
  expect(send(LOGIN, ['a=1=2; Path=/', 'b="x y"; Path=/login'], LOGIN)).toBe('b="x y"; a=1=2')
})

test.each(['a=; Max-Age=0', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
  '%s removes a cookie',
  (removal) => {
    expect(send(LOGIN, ['a=1; Path=/login', `${removal}; Path=/login`], LOGIN)).toBeUndefined()
  },
)

test('a server cannot fill the jar', () => {
  const many = Array.from({ length: 1000 }, (_, at) => `c${at}=1; Path=/`)
  expect(send(LOGIN, many, LOGIN)?.split('; ')).toHaveLength(300)
})
