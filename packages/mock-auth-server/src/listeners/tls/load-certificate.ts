import { createPrivateKey, X509Certificate } from 'node:crypto'
import { AddressError } from '../address-error.ts'
import type { ListenerSettings } from '../listener-settings.ts'
import { normalizeConfiguredUrls } from '../public-url.ts'
import type { Certificate } from './certificate.ts'

/**
 * Loads the TLS certificate; returns `undefined` without https. Throws `AddressError` if the key does not
 * match or a configured URL is http.
 */
export async function loadCertificate(reach: ListenerSettings): Promise<Certificate | undefined> {
  const { https } = reach
  const { publicUrl, canaryUrl } = normalizeConfiguredUrls(reach)
  for (const url of https === undefined ? [] : [publicUrl, canaryUrl]) {
    if (url?.startsWith('http:')) throw new AddressError(`${url} uses http, but https is enabled`)
  }
  return https === 'local' ? createCertificate(reach) : https && checked(https)
}

/**
 * Creates a certificate for this machine and the hosts of the configured URLs; see
 * `createSelfSignedCertificate`.
 */
export async function createCertificate(reach: ListenerSettings = {}): Promise<Certificate> {
  const { createSelfSignedCertificate: localCertificate } = await import(
    './create-self-signed-certificate.ts'
  )
  const { publicUrl, canaryUrl } = normalizeConfiguredUrls(reach)
  const named = [publicUrl, canaryUrl].flatMap((url) =>
    url === undefined ? [] : [new URL(url).hostname.replace(/^\[|\]$/g, '')],
  )
  const own = reach.host === undefined ? [] : [reach.host]
  return localCertificate(['localhost', '127.0.0.1', '::1', ...own, ...named])
}

function checked(certificate: Certificate): Certificate {
  let fits: boolean
  try {
    fits = new X509Certificate(certificate.cert).checkPrivateKey(createPrivateKey(certificate.key))
  } catch (error) {
    const says = error instanceof Error ? error.message : error
    throw new AddressError(`certificate and key are PEM files, and the key has no password: ${says}`)
  }
  if (!fits) throw new AddressError('the private key does not match the certificate')
  return certificate
}
