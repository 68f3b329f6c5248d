import { expect, test } from 'vitest'
import { maskSecrets } from './mask-secrets.ts'

test('masks the secret in the header and in the body, and keeps the client id readable', () => {
  const basic = maskSecrets('https://x.example', {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('app:top-secret')}` },
  })
  expect(JSON.stringify(basic)).toContain('app')
  expect(JSON.stringify(basic)).not.toContain('top-secret')
  expect(JSON.stringify(basic)).not.toContain(btoa('app:top-secret'))
  const post = maskSecrets('https://x.example', {
    method: 'POST',
    body: 'client_id=app&client_secret=top-secret&x=y',
  })
  expect(post.body).toBe('client_id=app&client_secret=•••&x=y')
})

test('keeps a bearer token, which the Tokens tab shows too', () => {
  const { headers } = maskSecrets('https://x.example', { headers: { authorization: 'Bearer abc' } })
  expect(headers).toEqual([['authorization', 'Bearer abc']])
})

test('masks the values that a user entered into a form, in whatever way it is sent', () => {
  const secretParameters = ['user name', 'password']
  const body = 'csrf=a%20b&user+name=alice&password=x%26y&password=&other'
  const masked = 'csrf=a%20b&user+name=•••&password=•••&password=•••&other'
  expect(maskSecrets('https://x.example/?password=kept#f', { method: 'POST', body }, []).body).toBe(body)
  const posted = maskSecrets('https://x.example/', { method: 'POST', body }, secretParameters)
  expect(posted.body).toBe(masked)
  expect(maskSecrets(`https://x.example/?${body}`, {}, secretParameters).url).toBe(
    `https://x.example/?${masked}`,
  )
})
