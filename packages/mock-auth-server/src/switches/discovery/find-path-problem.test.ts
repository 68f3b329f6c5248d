import { expect, test } from 'vitest'
import { findPathProblem } from './find-path-problem.ts'

test.for([
  '',
  '/',
  '/token',
  '/oauth2/token/',
  '/tenants/{tenant}/hosts/{fhirHost}/token',
  '/.well-known/jwks.json',
  '/a..b/...x',
])('accepts %s', (path) => expect(findPathProblem(path)).toBeUndefined())

test.for<[string, string]>([
  ['/../x', 'none of dots'],
  ['/a/./b', 'none of dots'],
  ['/a/%2E%2e/b', 'none of dots'],
  ['//evil.example/x', 'no empty segment'],
  ['/a//', 'no empty segment'],
  ['/{nope}/x', 'no placeholder {nope}'],
  ['/{second}', 'no placeholder {second}'],
  ['/{constructor}', 'no placeholder {constructor}'],
])('refuses %s', ([path, reason]) => expect(findPathProblem(path)).toContain(reason))
