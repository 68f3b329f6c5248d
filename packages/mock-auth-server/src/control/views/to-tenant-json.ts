import type { Tenant } from '../../state/tenant.ts'

/** Converts a tenant to JSON, once its switches are in force. */
export async function toTenantJson(tenant: Tenant): Promise<unknown> {
  await tenant.inForce.pending
  const { name, fhirBase, addresses, options, inForce, allow, armed, journal, clock } = tenant
  const { preset, switches } = inForce
  return {
    name,
    fhirBase,
    issuer: addresses.issuer,
    options: {
      ...options,
      autoApprove: options.autoApprove ?? null,
      ...switches.values,
      ...(preset ? { preset: preset.name, presetVariants: preset.variants } : {}),
    },
    allow,
    armedFaults: armed.list.length,
    epoch: journal.epoch,
    clock: { wallClock: new Date(clock.now()).toISOString(), offsetSeconds: clock.offsetMs / 1000 },
  }
}
