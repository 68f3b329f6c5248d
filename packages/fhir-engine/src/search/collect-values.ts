import type { SearchPath } from '../definitions/search-parameters.ts'
import { isObject } from '../model/resource.ts'

/** Collects what a search path finds below `root`, arrays flattened. */
export function collectValues(root: unknown, path: SearchPath): unknown[] {
  let nodes: unknown[] = [root]
  for (const step of path.steps) {
    const next: unknown[] = []
    for (const node of nodes) {
      if (!isObject(node) || !Object.hasOwn(node, step.name)) continue
      const child = node[step.name]
      const items = Array.isArray(child) ? (step.first ? child.slice(0, 1) : child) : [child]
      for (const item of items) if (!step.where || holds(item, step.where)) next.push(item)
    }
    nodes = next
  }
  return nodes
}

function holds(item: unknown, [key, value]: readonly [string, string]): boolean {
  return isObject(item) && item[key] === value
}
