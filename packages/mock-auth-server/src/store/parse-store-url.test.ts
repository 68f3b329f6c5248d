import { describe, expect, test } from 'vitest'
import { parseStoreUrl } from './parse-store-url.ts'

const DEFAULTS = { prefix: 'smart-mock', idleSeconds: 900 }

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
    ['valkey://localhost?idle=60', { idleSeconds: 60 }],
    ['valkey://localhost/0?prefix=a&idle=0', { prefix: 'a', idleSeconds: 0 }],
    ['valkey://localhost?idle=9999999&prefix=a', { prefix: 'a', idleSeconds: 9_999_999 }],
  ])('of one server: %s', (text, address) => {
    const localhost = { kind: 'server', node: { host: 'localhost', port: 6379 }, database: 0, login: {} }
    expect(parseStoreUrl(text)).toEqual({ ...localhost, ...DEFAULTS, ...address })
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
    expect(parseStoreUrl(text)).toEqual({ ...DEFAULTS, ...address })
  })

  test.each([
    ['', /must be a URL/],
    ['localhost:6379', /must be a URL/],
    ['http://localhost', /must be a URL/],
    ['valkey://', /must be a URL/],
    ['valkey:///0', /must be a URL/],
    ['valkey+ring://a', /must be a URL/],
    ['valkey://a\r\nSET x y', /must be a URL|no host/],
    ['valkey://a?', /has the parameter "", and only prefix and idle are known/],
    ['valkey://a?prefix', /has the prefix "", which is not 1 to 100 letters/],
    ['valkey://a?prefix=', /has the prefix "", which is not 1 to 100 letters/],
    ['valkey://a?prefix={x}', /has the prefix "\{x\}", which is not/],
    ['valkey://a?prefix=a:b', /has the prefix "a:b", which is not/],
    ['valkey://a?other=1', /has the parameter "other", and only prefix and idle are known/],
    ['valkey://a?prefix=a&idle=1&prefix=b', /has the parameter prefix twice/],
    ['valkey://a?idle=', /has the idle "", which is no number of seconds from 0 to 9999999/],
    ['valkey://a?idle=15m', /has the idle "15m", which is no number of seconds/],
    ['valkey://a?idle=-1', /has the idle "-1", which is no number of seconds/],
    ['valkey://a?idle=1.5', /has the idle "1.5", which is no number of seconds/],
    ['valkey://a?idle=10000000', /has the idle "10000000", which is no number of seconds/],
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

  test.each([
    'valkey://user:secret@word@a',
    'valkey://user:sec@ret@a,b',
    'valkey://:secret@a/zero',
    'valkey://user:p?sec/ret@a',
    'valkey://:secret@a?other=x',
  ])('does not repeat the password that is wrong in it: %s', (text) => {
    expect(() => parseStoreUrl(text)).toThrow(/^(?!.*(?:sec|ret|word@)).*$/)
  })

  test('is refused at once, however long it is', () => {
    for (const part of ['a,', 'a:', '@', '/', '%25', '[', ':@'])
      expect(() => parseStoreUrl(`valkey://${part.repeat(50_000)}`)).toThrow(Error)
  })
})
