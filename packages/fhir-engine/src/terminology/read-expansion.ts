import { isObject, type PlainObject } from '../model/resource.ts'
import type { Expansion, ValueSetConcept } from './expansion.ts'
import { listObjects, readText } from './read-elements.ts'

const UNCLOSED = 'http://hl7.org/fhir/StructureDefinition/valueset-unclosed'

/** Returns the codes of the expansion that a ValueSet was stored with; `undefined` when it has none or not all. */
export function readExpansion({ expansion }: PlainObject): Expansion | undefined {
  if (!isObject(expansion)) return undefined
  const { offset, total, extension, contains } = expansion
  if (Number(offset ?? 0) !== 0 || listObjects(extension).some(({ url }) => url === UNCLOSED))
    return undefined
  const codes = new Map<string, ValueSetConcept>()
  let count = 0
  const add = (list: unknown): void => {
    for (const each of listObjects(list)) {
      count++
      const [system, code] = [readText(each.system), readText(each.code)]
      if (system !== undefined && code !== undefined) {
        codes.set(`${system}|${code}`, {
          ...{ system, code, version: readText(each.version), display: readText(each.display) },
          designations: listObjects(each.designation),
          ...{ isInactive: each.inactive === true, isAbstract: each.abstract === true },
        })
      }
      add(each.contains)
    }
  }
  add(contains)
  return total === undefined || Number(total) <= count ? codes : undefined
}
