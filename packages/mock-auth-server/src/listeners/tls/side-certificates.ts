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

/** Ciphers at the level whose signatures the old TLS versions require. */
const OLD_CIPHERS = 'DEFAULT@SECLEVEL=0'

/**
 * The certificates of side listeners. A client that trusts the mock's own certificate also trusts the expired
 * one and that for another host, if the mock created it, so that each has only one defect; `self-signed` is
 * one that no client trusts.
 */
export class SideCertificates {
  readonly #reach: ListenerSettings
  readonly #own: Certificate | undefined
  #stranger: Promise<Certificate> | undefined

  constructor(reach: ListenerSettings, own: Certificate | undefined) {
    this.#reach = reach
    this.#own = own
  }

  /** Returns the TLS settings of that listener; `undefined` when it does not use TLS. */
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

  /** Returns the certificate, created once on first use. */
  #made(): Promise<Certificate> {
    this.#stranger ??= createCertificate(this.#reach)
    return this.#stranger
  }
}
