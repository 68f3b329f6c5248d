import { createPrivateKey, X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { extractFaultCertificate, extractServerCertificate } from './certificate.ts'
import { createSelfSignedCertificate } from './create-self-signed-certificate.ts'

const NOW = Date.UTC(2026, 10, 27, 3, 4, 5)
const HOSTS = ['localhost', '127.0.0.1', '::1', 'ehr.example', 'localhost', '2001:db8::10:0:1', '192.0.2.7']
const created = createSelfSignedCertificate(HOSTS, NOW)

async function parseAll(): Promise<X509Certificate[]> {
  const made = await created
  const blocks = [
    extractServerCertificate(made),
    extractFaultCertificate(made, 'expired'),
    extractFaultCertificate(made, 'wrong-host'),
  ]
  return blocks.map((each) => new X509Certificate(each?.cert ?? ''))
}

describe('the three certificates', () => {
  test('have their own names, and the same key, which signed each of them', async () => {
    const all = await parseAll()
    expect(all.map(({ subject }) => subject)).toEqual([
      'CN=smart-mock',
      'CN=smart-mock expired',
      'CN=smart-mock wrong-host',
    ])
    const key = createPrivateKey((await created).key)
    for (const each of all) {
      expect(each.issuer).toBe(each.subject)
      expect(each.checkPrivateKey(key)).toBe(true)
      expect(each.verify(each.publicKey)).toBe(true)
      expect(each.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
    }
    expect(new Set(all.map(({ serialNumber }) => serialNumber)).size).toBe(3)
  })

  test('are no authorities, and for TLS servers only', async () => {
    for (const each of await parseAll()) {
      expect(each.ca).toBe(false)
      expect(each.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    }
  })

  test('are valid from a day ago for a year, or until a day ago', async () => {
    const times = (await parseAll()).map(({ validFrom, validTo }) =>
      [validFrom, validTo].map((time) => new Date(time).toISOString()),
    )
    const year = ['2026-11-26T03:04:05.000Z', '2027-11-27T03:04:05.000Z']
    expect(times).toEqual([year, ['2025-11-26T03:04:05.000Z', '2026-11-26T03:04:05.000Z'], year])
  })

  test('are for the hosts, or for another one', async () => {
    const [own, expired, wrong] = await parseAll()
    for (const each of [own, expired]) {
      expect(each?.subjectAltName).toBe(
        'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:ehr.example, IP Address:2001:DB8:0:0:0:10:0:1, IP Address:192.0.2.7',
      )
      expect(each?.checkHost('ehr.example')).toBe('ehr.example')
      expect(each?.checkHost('other.example')).toBeUndefined()
      expect(each?.checkIP('::1')).toBe('::1')
      expect(each?.checkIP('127.0.0.2')).toBeUndefined()
    }
    expect(wrong?.subjectAltName).toBe('DNS:elsewhere.example.org')
  })
})

test('a time from 2050 on has four digits of its year', async () => {
  const late = await createSelfSignedCertificate(['localhost'], Date.UTC(2050, 5, 1))
  const { validFrom, validTo } = new X509Certificate(late.cert)
  expect([new Date(validFrom).toISOString(), new Date(validTo).toISOString()]).toEqual([
    '2050-05-31T00:00:00.000Z',
    '2051-06-01T00:00:00.000Z',
  ])
})

test.each([
  ['a', 'DNS:a'],
  ['müller.example', 'DNS:xn--mller-kva.example'],
  ['::', 'IP Address:0:0:0:0:0:0:0:0'],
  ['fe80::1%lo0', 'IP Address:FE80:0:0:0:0:0:0:1'],
  ['1:2:3:4:5:6:7:8', 'IP Address:1:2:3:4:5:6:7:8'],
  ['1::', 'IP Address:1:0:0:0:0:0:0:0'],
  ['::ffff:192.0.2.1', 'IP Address:0:0:0:0:0:FFFF:C000:201'],
  [`${'x'.repeat(63)}.${'y'.repeat(63)}.example`, `DNS:${'x'.repeat(63)}.${'y'.repeat(63)}.example`],
])('names the host %s', async (host, name) => {
  const { cert } = await createSelfSignedCertificate([host])
  expect(new X509Certificate(cert).subjectAltName).toBe(name)
})

test('many hosts make a long certificate, which is still well-formed', async () => {
  const hosts = Array.from({ length: 5000 }, (_, n) => `host-${n}.example`)
  const { subjectAltName = '' } = new X509Certificate((await createSelfSignedCertificate(hosts)).cert)
  expect(subjectAltName.split(', ')).toEqual(hosts.map((host) => `DNS:${host}`))
})
