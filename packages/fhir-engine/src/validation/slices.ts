import type { ProfileNode } from '../definitions/profiles.ts'
import { type Found, findValues, isSame, matchesPattern } from './profile-values.ts'

/**
 * Returns the test by which values belong to a slice, from the discriminators of its element; `undefined` when
 * they cannot be evaluated.
 */
export function createSliceTest(
  element: ProfileNode,
  slice: ProfileNode,
): ((found: Found) => boolean) | undefined {
  const [url] = slice.element.profiles ?? []
  if (url !== undefined) return ({ value }) => (value as { url?: unknown } | null)?.url === url
  const { discriminator = ['value url'] } = element.element
  const tests = discriminator.map((each) => createTest(each, slice))
  return tests.every((test) => test !== undefined)
    ? (found) => tests.every((test) => test?.(found))
    : undefined
}

function createTest(discriminator: string, slice: ProfileNode): ((found: Found) => boolean) | undefined {
  const [kind, path = ''] = discriminator.split(' ')
  if (kind === 'type' && path === '$this') {
    const type = slice.name.replace(/^[a-z]+(?=[A-Z])/, '')
    return ({ choice }) => choice === type
  }
  if (kind !== 'value' && kind !== 'pattern') return undefined
  const steps = path === '$this' ? [] : path.split('.')
  const [node] = steps
    .reduce<ProfileNode[]>(
      // What a slice of an inner element fixes is fixed for the outer slice.
      (nodes, step) =>
        nodes
          .flatMap(({ children, slices }) => [...children, ...slices.flatMap((each) => each.children)])
          .filter(({ name }) => name === step),
      [slice],
    )
    .filter(
      ({ element: { fixed, pattern, binding } }) =>
        fixed !== undefined || pattern !== undefined || binding?.codes,
    )
  if (!node) return undefined
  const { fixed, pattern, binding } = node.element
  const fits = (value: unknown) => {
    if (fixed !== undefined) return isSame(value, fixed)
    if (pattern !== undefined) return matchesPattern(value, pattern)
    return hasCode(value, binding?.codes ?? [])
  }
  return (found) =>
    steps
      .reduce<Found[]>((all, step) => all.flatMap(({ value, at }) => findValues(value, step, at)), [found])
      .some(({ value }) => fits(value))
}

/** Returns `true` when a code, Coding, Quantity or CodeableConcept has one of the codes, `system|code` each. */
export function hasCode(value: unknown, codes: readonly string[]): boolean {
  if (typeof value === 'string') return codes.some((each) => each.slice(each.lastIndexOf('|') + 1) === value)
  const { coding, system, code } = (value ?? {}) as { coding?: unknown; system?: unknown; code?: unknown }
  if (Array.isArray(coding)) return coding.some((each) => hasCode(each, codes))
  return codes.includes(`${system}|${code}`)
}
