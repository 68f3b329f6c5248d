import { expect, test } from 'vitest'
import { linkOptionsSchema } from './link-options-schema.ts'

test.each([{ preset: 'epic', presetVariants: ['old-site'] }, { pkce: 'optional' }, { tokenType: 'bearer' }])(
  'a link may set %j',
  (options) => {
    expect(linkOptionsSchema.safeParse(options).error).toBeUndefined()
  },
)

test.each([
  { autoApprove: {} },
  { jwksHosts: ['other.example'] },
  { responseHeaders: { all: { 'Set-Cookie': 'a=b' } } },
  { discovery: { set: { token_endpoint: 'https://other.example/token' } } },
  { endpointPaths: { token: '/elsewhere' } },
])('a link may not set %j', (options) => {
  expect(linkOptionsSchema.safeParse(options).success).toBe(false)
})
