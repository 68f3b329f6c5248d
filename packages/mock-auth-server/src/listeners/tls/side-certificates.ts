import type { SideListenerKind } from '../../core/http/side-listener.ts'
import type { ListenerSettings } from '../listener-settings.ts'
import { type Certificate, extractFaultCertificate, extractServerCertificate } from './certificate.ts'
import { createCertificate } from './load-certificate.ts'

/** A certificate and key, with the TLS versions that are spoken by it. */
export interface SideListenerTls extends Certificate {
  readonly minVersion?: 'TLSv1' | 'TLSv1.1'
  readonly maxVersion?: 'TLSv1' | 'TLSv1.1'
  readonly ciphers?: string
}

/** OpenSSL speaks the old versions only at the level that allows their signatures. */
const OLD_CIPHERS = 'DEFAULT@SECLEVEL=0'

/**
 * What side listeners show. Who trusts the mock's own certificate trusts the expired one and that for another host
 * too, if the mock made it, so that nothing else is wrong with them; `self-signed` is one that nobody trusts.
 */
export class SideCertificates {
  readonly #reach: ListenerSettings
  readonly #own: Certificate | undefined
  #stranger: Promise<Certificate> | undefined

  constructor(reach: ListenerSettings, own: Certificate | undefined) {
    this.#reach = reach
    this.#own = own
  }

  /** What that listener speaks TLS with; `undefined` where it speaks none. */
  async tls(kind: SideListenerKind): Promise<SideListenerTls | undefined> {
    switch (kind) {
      case 'self-signed':
        return extractServerCertificate(await this.#made())
      case 'expired':
      case 'wrong-host':
        return (
          (this.#own && extractFaultCertificate(this.#own, kind)) ??
          extractFaultCertificate(await this.#made(), kind)
        )
      case 'TLSv1':
      case 'TLSv1.1': {
        const versions = { minVersion: kind, maxVersion: kind, ciphers: OLD_CIPHERS } as const
        return { ...extractServerCertificate(this.#own ?? (await this.#made())), ...versions }
      }
      default:
        return undefined
    }
  }

  /** Made when it is first needed, once. */
  #made(): Promise<Certificate> {
    this.#stranger ??= createCertificate(this.#reach)
    return this.#stranger
  }
}
