import { expect, test } from 'vitest'
import { maskSecrets } from './mask-secrets.ts'

test('the secret is masked in the header and in the body, the client id stays readable', () => {
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

test('a bearer token is left as it is: the Tokens tab shows it too', () => {
  const { headers } = maskSecrets('https://x.example', { headers: { authorization: 'Bearer abc' } })
  expect(headers).toEqual([['authorization', 'Bearer abc']])
})
