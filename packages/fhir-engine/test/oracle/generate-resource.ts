import type { Any } from '../engine.ts'
import { generatePrimitive, generateReference } from './generate-primitive.ts'
import { readCodes, readElements } from './r4-package.ts'
import type { Random } from './random.ts'

/** Levels below the resource that get values. */
const DEPTH = 4
const SKIPPED = new Set(['contained', 'implicitRules', 'text', 'modifierExtension', 'extension'])

/**
 * Returns a resource with some of the elements that its definition has, with values of their types. It need not
 * be valid otherwise: invariants and bindings do not matter to searches.
 */
export function generateResource(type: string, id: string, types: readonly string[], random: Random): Any {
  return { resourceType: type, ...generateElements(type, type, 0), id }

  function generateElements(owner: string, path: string, depth: number): Any {
    const elements = readElements(owner)
    const value: Any = {}
    for (const element of elements) {
      const name = element.path.slice(path.length + 1)
      if (!element.path.startsWith(`${path}.`) || name.includes('.') || SKIPPED.has(name)) continue
      if (element.max === '0' || !random.chance(depth < 2 ? 0.7 : 0.6)) continue
      if (name === 'meta' ? depth > 0 : name === 'id') continue
      const [key, item] = generateElement(owner, element, name, depth)
      if (item === undefined) continue
      value[key] = element.max === '1' ? item : [item]
      if (element.max !== '1' && random.chance(0.4))
        value[key].push(generateElement(owner, element, name, depth, key)[1] ?? item)
    }
    return value
  }

  function generateElement(owner: string, element: Any, name: string, depth: number, as = ''): [string, Any] {
    const options: Any[] = element.type ?? []
    const capital = (code: string) => code.charAt(0).toUpperCase() + code.slice(1)
    const keyOf = (code: string) => (name.endsWith('[x]') ? name.replace('[x]', capital(code)) : name)
    if (element.contentReference) {
      if (depth >= DEPTH) return [name, undefined]
      return [name, generateElements(owner, element.contentReference.slice(1), depth + 1)]
    }
    const option = (as && options.find(({ code }) => keyOf(code) === as)) || random.pick(options)
    const { code, targetProfile = [] } = option
    const key = keyOf(code)
    if (code === 'code' && element.binding?.strength === 'required') {
      const codes = readCodes(element.binding.valueSet)
      if (codes.length > 0) return [key, random.pick(codes).code]
    }
    if (/^[a-z]/.test(code)) return [key, generatePrimitive(code, random)]
    if (code === 'Reference') {
      const targets = targetProfile.map((each: string) => each.split('/').pop())
      const open = targets.length === 0 || targets.includes('Resource')
      return [key, generateReference(open ? types : targets, random)]
    }
    if (depth >= DEPTH || ['Resource', 'Extension', 'Narrative', 'xhtml'].includes(code))
      return [key, undefined]
    const inline = code === 'BackboneElement' || code === 'Element'
    const generated = inline
      ? generateElements(owner, element.path, depth + 1)
      : generateElements(code, code, depth + 1)
    if (option.profile?.[0].endsWith('SimpleQuantity')) delete generated.comparator
    return [key, Object.keys(generated).length > 0 ? generated : undefined]
  }
}
