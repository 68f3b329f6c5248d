import type { PlainObject } from '../model/resource.ts'
import { findByUrl, splitCanonical } from '../store/find-by-url.ts'
import { getOrCompute, type LiveVersion } from '../store/stored-version.ts'
import { findBuiltInSet, findBuiltInSystem } from './built-in.ts'
import { type CodeSystem, readCodeSystem } from './code-system.ts'
import type { TerminologyContext } from './terminology-context.ts'

/**
 * Returns the code system that a canonical names: a stored one that the caller may see, the last written of
 * several, else one of R4.
 */
export function findCodeSystem(canonical: string, context: TerminologyContext): CodeSystem | undefined {
  const entry = findStored('CodeSystem', canonical, context)
  if (entry) return getCodeSystem(entry)
  const [url, version] = splitCanonical(canonical)
  const known = findBuiltInSystem(url)
  return version === undefined || known?.version === version ? known : undefined
}

/** Returns a stored code system as operations use it. */
export function getCodeSystem(entry: LiveVersion): CodeSystem {
  return getOrCompute(entry, '%system', () => readCodeSystem(entry.resource))
}

/**
 * Returns the ValueSet that a canonical or a reference (`ValueSet/id`) names: a stored one that the caller may
 * see, else one of R4.
 */
export function findValueSet(canonical: string, context: TerminologyContext): PlainObject | undefined {
  const entry = findReferred(canonical, context) ?? findStored('ValueSet', canonical, context)
  if (entry) return entry.resource
  const [url, version] = splitCanonical(canonical)
  const known = findBuiltInSet(url)
  return version === undefined || known?.version === version ? known : undefined
}

function findStored(
  type: string,
  canonical: string,
  { store, isVisible }: TerminologyContext,
): LiveVersion | undefined {
  const seen = findByUrl(store, type, canonical).filter((entry) => isVisible(entry, 'rs'))
  return seen.reduce<LiveVersion | undefined>(
    (last, each) => (last && last.sequence > each.sequence ? last : each),
    undefined,
  )
}

function findReferred(text: string, { store, base, isVisible }: TerminologyContext): LiveVersion | undefined {
  const local = base !== '' && text.startsWith(`${base}/`) ? text.slice(base.length + 1) : text
  const [, id] = /^ValueSet\/([A-Za-z0-9\-.]{1,64})$/.exec(local) ?? []
  const entry = id === undefined ? undefined : store.entry('ValueSet', id)
  return entry && isVisible(entry, 'rs') ? entry : undefined
}
