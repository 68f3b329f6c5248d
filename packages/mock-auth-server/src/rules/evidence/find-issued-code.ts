import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'

/** Finds the exchange that issued a code. */
export function findIssuedCode(history: FactHistory, code: string | undefined): FactRecord | undefined {
  return code ? history.findByValue('issuedCode', code)[0] : undefined
}

/** Returns `true` when the client received a code in a redirect that a fault had changed. */
export function wasDelivered(history: FactHistory, code: string): boolean {
  const records = [...history.findRecent('struck'), ...history.findRecent('issuedUrl')]
  return records.some(({ facts: { issuedUrl = '' } }) => {
    if (!URL.canParse(issuedUrl)) return false
    const { searchParams, hash } = new URL(issuedUrl)
    return [...searchParams.getAll('code'), ...new URLSearchParams(hash.slice(1)).getAll('code')].includes(
      code,
    )
  })
}
