import type { SideKind } from '../../core/http/side.ts'
import type { Reach } from '../reach.ts'
import { badPart, type Certificate, goodPart } from './certificate.ts'
import { makeCertificate } from './certificate-of.ts'

/** A certificate and key, with the TLS versions that are spoken by it. */
export interface SideTls extends Certificate {
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
  readonly #reach: Reach
  readonly #own: Certificate | undefined
  #stranger: Promise<Certificate> | undefined

  constructor(reach: Reach, own: Certificate | undefined) {
    this.#reach = reach
    this.#own = own
  }

  /** What that listener speaks TLS with; `undefined` where it speaks none. */
  async tls(kind: SideKind): Promise<SideTls | undefined> {
    switch (kind) {
      case 'self-signed':
        return goodPart(await this.#made())
      case 'expired':
      case 'wrong-host':
        return (this.#own && badPart(this.#own, kind)) ?? badPart(await this.#made(), kind)
      case 'TLSv1':
      case 'TLSv1.1': {
        const versions = { minVersion: kind, maxVersion: kind, ciphers: OLD_CIPHERS } as const
        return { ...goodPart(this.#own ?? (await this.#made())), ...versions }
      }
      default:
        return undefined
    }
  }

  /** Made when it is first needed, once. */
  #made(): Promise<Certificate> {
    this.#stranger ??= makeCertificate(this.#reach)
    return this.#stranger
  }
}
