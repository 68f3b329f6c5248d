/**
 * Returns the shortest list of names that, put first, turns the usual order into the observed one; empty when it is
 * the same. Both have the same names.
 */
export function findOrder(observed: readonly string[], usual: readonly string[]): readonly string[] {
  for (let length = 0; length < observed.length; length++) {
    const first = observed.slice(0, length)
    const order = [...first, ...usual.filter((name) => !first.includes(name))]
    if (order.every((name, at) => name === observed[at])) return first
  }
  return observed
}
