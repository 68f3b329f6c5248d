import { expect, test } from 'vitest'
import { findRedirectUriProblem } from './find-redirect-uri-problem.ts'

test.each([
  ...[
    'view-source:https://a.example/',
    'ms-msdt:/id',
    'ms-settings:about',
    'search-ms:query=x',
    'mailto:a@b',
  ],
  ...['ssh://a.example/', 'smb://a.example/x', 'intent://x/', 'web+app:x', 'myapp://callback', 'z39.50:/cb'],
])('refuses %s of a native app', (uri) => {
  expect(findRedirectUriProblem(uri, { native: true })).toBeDefined()
})

test.each(['com.example.app:/cb', 'org.app://cb', 'io.my-app.v2:cb'])(
  'accepts the private-use scheme of %s',
  (uri) => {
    expect(findRedirectUriProblem(uri, { native: true })).toBeUndefined()
  },
)

test('accepts a scheme that the registration names, unless it displays content', () => {
  const rules = { native: true, nativeSchemes: ['MyApp', 'view-source'] }
  expect(findRedirectUriProblem('myapp://callback', rules)).toBeUndefined()
  expect(findRedirectUriProblem('otherapp://callback', rules)).toContain('--native-scheme otherapp')
  expect(findRedirectUriProblem('view-source:https://a.example/', rules)).toContain('displays content')
})

test.each([
  ['localhost:3000/cb', 'http://localhost:3000/cb'],
  ['localhost/cb', 'http://localhost/cb'],
  ['127.0.0.1:3000/cb', 'http://127.0.0.1:3000/cb'],
  ['[::1]:3000/cb', 'http://[::1]:3000/cb'],
  ['app.example:8443/cb', 'https://app.example:8443/cb'],
  ['app.example/cb', 'https://app.example/cb'],
])('suggests the scheme that %s lacks', (uri, meant) => {
  for (const native of [true, false]) {
    expect(findRedirectUriProblem(uri, { native })).toBe(`it has no scheme; did you mean ${meant}?`)
  }
})
