import { fetchDocument } from './fetch-document.ts'
import type { Hosts } from './find-hosts.ts'

const NAMES = {
  smart: 'smart-configuration',
  openid: 'openid-configuration',
  oauth: 'oauth-authorization-server',
} as const

/** Finds where a server has its well-known documents: below the FHIR base, the root or its issuer. */
export async function findDocumentBases(
  { fhirBase, root }: Hosts,
  issuer: string | undefined,
  timeoutMs: number,
): Promise<Record<keyof typeof NAMES, string[]>> {
  const bases = { issuer, 'fhir-base': fhirBase, root }
  const find = async (document: keyof typeof NAMES) => {
    const found: string[] = []
    for (const [name, base] of Object.entries(bases)) {
      if (base === undefined || (document === 'smart' && name === 'issuer')) continue
      const url = `${base.replace(/\/+$/, '')}/.well-known/${NAMES[document]}`
      const fetched = await fetchDocument('smart-configuration', url, timeoutMs)
      if ('body' in fetched) found.push(name)
    }
    return found
  }
  return { smart: await find('smart'), openid: await find('openid'), oauth: await find('oauth') }
}
