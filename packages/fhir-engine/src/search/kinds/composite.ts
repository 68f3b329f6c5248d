import type { SearchParameter } from '../../definitions/search-parameters.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { collectValues } from '../collect-values.ts'
import { splitUnescaped } from '../parameters/escape.ts'
import type { SearchKind } from './search-kind.ts'

/** Values of each component, taken from one root element, so that parts belong together. */
export type CompositeValue = readonly (readonly unknown[])[]

type KindOf = (type: SearchParameter['type']) => SearchKind<unknown>

/** Creates the kind of search type `composite` for one parameter: `part$part`. */
export function createCompositeKind(
  parameter: SearchParameter,
  kindOf: KindOf,
): SearchKind<CompositeValue> & {
  extractFrom(resource: unknown): CompositeValue[]
} {
  const kinds = parameter.components.map((component) => kindOf(component.type))
  const extractFrom = (resource: unknown): CompositeValue[] =>
    parameter.paths
      .flatMap((path) => collectValues(resource, path))
      .map((root) =>
        parameter.components.map((component, i) =>
          component.paths.flatMap((path) =>
            collectValues(path.absolute ? resource : root, path).flatMap(
              (node) => kinds[i]?.extract(node, path) ?? [],
            ),
          ),
        ),
      )
  return {
    modifiers: [],
    extract: () => [],
    extractFrom,
    compare(text, _modifier, context) {
      const parts = splitUnescaped(text, '$')
      if (parts.length !== kinds.length) {
        throw new FhirError(400, 'invalid', `${context.name} requires ${kinds.length} parts joined by "$"`)
      }
      const tests = kinds.map((kind, i) => kind.compare(parts[i] as string, undefined, context))
      return (value) => tests.every((test, i) => value[i]?.some(test) ?? false)
    },
  }
}
