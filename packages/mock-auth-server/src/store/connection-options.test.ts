import { expect, test } from 'vitest'
import { createClusterOptions, createSentinelOptions } from './connection-options.ts'
import { parseStoreUrl } from './parse-store-url.ts'

function readSentinelOptions(url: string) {
  const address = parseStoreUrl(url)
  if (address.kind !== 'sentinel') throw new Error('no sentinel')
  return createSentinelOptions(address)
}

test('sentinels and the server that they know both get TLS and the password', () => {
  const options = readSentinelOptions('valkeys+sentinel://user:word@a/name')
  expect(options).toMatchObject({ tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true })
  expect(options).toMatchObject({ username: 'user', password: 'word', sentinelPassword: 'word' })
  const plain = readSentinelOptions('valkey+sentinel://a/name')
  for (const name of ['tls', 'sentinelTLS', 'enableTLSForSentinelMode', 'password', 'sentinelPassword'])
    expect(plain).not.toHaveProperty(name)
})

test('names of a cluster stay names where certificates are checked', () => {
  const options = createClusterOptions({ tls: {} })
  const found: string[] = []
  options.dnsLookup?.('store.example', (_, address) => found.push(address))
  expect(found).toEqual(['store.example'])
  expect(createClusterOptions({})).not.toHaveProperty('dnsLookup')
})
