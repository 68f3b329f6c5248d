import type { Routes } from '../../contract/contract.ts'

/** Returns the path of a route of the contract with its parameters in place. */
export function buildPath<Key extends keyof Routes>(
  route: Key,
  parameters: Routes[Key]['parameters'],
): string {
  const [, path = ''] = route.split(' ')
  const values: Readonly<Record<string, string>> = parameters
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
