/** Returns `true` when the server lists this capability. */
export function hasCapability(
  { capabilities }: Readonly<Record<string, unknown>>,
  capability: string,
): boolean {
  return Array.isArray(capabilities) && capabilities.includes(capability)
}
