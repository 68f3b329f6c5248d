import type { Tenant } from '../../state/tenant.ts'

/** Converts a tenant to JSON. */
export function toTenantJson({
  name,
  fhirBase,
  issuer,
  options,
  inForce: { preset, switches },
  allow,
  armed,
  journal,
  clock,
}: Tenant): unknown {
  return {
    name,
    fhirBase,
    issuer,
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
