import { describe, expect, test } from 'vitest'
import { parseStoreUrl } from './parse-store-url.ts'

const PREFIX = { prefix: 'smart-mock' }

describe('the URL of a store', () => {
  test.each([
    ['valkey://localhost', {}],
    ['redis://localhost:6380/3', { node: { host: 'localhost', port: 6380 }, database: 3 }],
    [
      'VALKEYS://user:p%40ss@store.example:6379/0',
      {
        node: { host: 'store.example', port: 6379 },
        login: { tls: {}, username: 'user', password: 'p@ss' },
      },
    ],
    ['valkey://:se:cret@localhost', { login: { password: 'se:cret' } }],
    ['valkey://:why?%23@localhost', { login: { password: 'why?#' } }],
    ['valkey://user@localhost', { login: { username: 'user' } }],
    ['valkey://[::1]:6379', { node: { host: '::1', port: 6379 } }],
    ['valkey://localhost?prefix=team-1.x', { prefix: 'team-1.x' }],
  ])('of one server: %s', (text, address) => {
    const localhost = { kind: 'server', node: { host: 'localhost', port: 6379 }, database: 0, login: {} }
    expect(parseStoreUrl(text)).toEqual({ ...localhost, ...PREFIX, ...address })
  })

  test.each([
    [
      'valkey+cluster://a:7000,b,[::1]:7001',
      {
        kind: 'cluster',
        nodes: [
          { host: 'a', port: 7000 },
          { host: 'b', port: 6379 },
          { host: '::1', port: 7001 },
        ],
        login: {},
      },
    ],
    [
      'rediss+CLUSTER://user:p%3Aw@a?prefix=p',
      {
        kind: 'cluster',
        nodes: [{ host: 'a', port: 6379 }],
        login: { tls: {}, username: 'user', password: 'p:w' },
        prefix: 'p',
      },
    ],
    [
      'valkey+Sentinel://:pw@a,b:1/the%20one',
      {
        kind: 'sentinel',
        nodes: [
          { host: 'a', port: 26379 },
          { host: 'b', port: 1 },
        ],
        name: 'the one',
        login: { password: 'pw' },
      },
    ],
  ])('of several servers: %s', (text, address) => {
    expect(parseStoreUrl(text)).toEqual({ ...PREFIX, ...address })
  })

  test.each([
    ['', /must be a URL/],
    ['localhost:6379', /must be a URL/],
    ['http://localhost', /must be a URL/],
    ['valkey://', /must be a URL/],
    ['valkey:///0', /must be a URL/],
    ['valkey+ring://a', /must be a URL/],
    ['valkey://a\r\nSET x y', /must be a URL|no host/],
    ['valkey://a?prefix=', /must be a URL/],
    ['valkey://a?prefix={x}', /must be a URL/],
    ['valkey://a?prefix=a:b', /must be a URL/],
    ['valkey://a?other=1', /must be a URL/],
    ['valkey://a#x', /must be a URL/],
    ['valkey://a/0/1', /must be a URL/],
    ['valkey://a/zero', /names the database "zero"/],
    ['valkey://a,b', /names several servers/],
    ['valkey://a:0', /port/],
    ['valkey://a:65536', /port/],
    ['valkey+cluster://a:99999', /port/],
    ['valkey://a:x', /no host/],
    ['valkey://a b', /no host/],
    ['valkey+cluster://a,,b', /no host/],
    ['valkey+cluster://a/1', /names a database/],
    ['valkey+sentinel://a', /names no primary server/],
    ['valkey+sentinel://a/%zz', /percent/],
    ['valkey://user:%zz@a', /percent/],
    ['valkey+cluster://user:%zz@a', /percent/],
  ])('is refused with what is wrong: %j', (text, message) => {
    expect(() => parseStoreUrl(text)).toThrow(message)
  })

  test.each(['valkey://user:secret@word@a', 'valkey://user:sec@ret@a,b', 'valkey://:secret@a/zero'])(
    'does not repeat the password that is wrong in it: %s',
    (text) => {
      expect(() => parseStoreUrl(text)).toThrow(/^(?!.*(?:sec|ret|word@)).*$/)
    },
  )

  test('is refused at once, however long it is', () => {
    for (const part of ['a,', 'a:', '@', '/', '%25', '[', ':@'])
      expect(() => parseStoreUrl(`valkey://${part.repeat(50_000)}`)).toThrow(Error)
  })
})
