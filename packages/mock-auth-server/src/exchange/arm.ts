import { formatSuggestion } from '@smart-mock/cli-kit'
import type { AnyFault } from '../core/declare/fault.ts'
import type { FaultSettings } from '../core/declare/fault-settings.ts'
import type { Step } from '../core/journal/steps.ts'
import { loadAliases, loadFaults } from '../faults/load-faults.ts'
import type { ArmedFault } from '../state/faults/armed-fault.ts'
import { FaultSettingsError } from '../state/faults/check-params.ts'
import { performAction } from '../state/perform-action.ts'
import type { Tenant } from '../state/tenant.ts'

/**
 * Arms a fault in a tenant, by its name or an alias, and performs its actions on arming; throws
 * `FaultSettingsError`. `byAnybody` is `true` when other machines can ask for it: some faults are not for them.
 */
export async function arm(tenant: Tenant, asked: FaultSettings, byAnybody = false): Promise<ArmedFault> {
  const { declaration, arming } = await declared(asked)
  if (byAnybody) checkPermitted(declaration)
  const armed = tenant.armed.arm(declaration, arming, contextOf(tenant))
  await openSides(tenant, armed)
  await begin(tenant, armed)
  return armed
}

/** Arms a fault for one exchange of that step, which is already in progress; throws `FaultSettingsError`. */
export async function armForExchange(tenant: Tenant, asked: FaultSettings, step: Step): Promise<ArmedFault> {
  const { declaration, arming } = await declared(asked)
  const { name, steps } = declaration
  checkPermitted(declaration)
  if (!steps.includes(step)) {
    throw new FaultSettingsError(`${name} is a fault of ${steps.join(', ')}, but this request is ${step}`)
  }
  const armed = tenant.armed.once(declaration, arming, contextOf(tenant))
  await openSides(tenant, armed)
  await begin(tenant, armed)
  return armed
}

function checkPermitted({ name, loopbackOnly }: AnyFault): void {
  if (loopbackOnly)
    throw new FaultSettingsError(
      `${name} opens the server, so only the control API arms it, or a link on this machine`,
    )
}

function contextOf({ seed, perRun, clock }: Tenant) {
  return { seed, perRun, now: clock.now() }
}

/** Opens the side listeners that it needs; without them it is not armed. */
async function openSides(tenant: Tenant, armed: ArmedFault): Promise<void> {
  try {
    await tenant.sides.take(armed.sideListeners)
  } catch (error) {
    tenant.armed.disarm(armed.id)
    throw new FaultSettingsError(
      `${armed.declaration.name}: ${error instanceof Error ? error.message : error}`,
    )
  }
}

async function begin(tenant: Tenant, { declaration }: ArmedFault): Promise<void> {
  for (const act of declaration.actions ?? []) if (act.on === 'arm') await performAction(tenant, act.do)
}

async function declared(asked: FaultSettings): Promise<{ declaration: AnyFault; arming: FaultSettings }> {
  const faults = await loadFaults()
  const arming = withoutAlias(asked, await loadAliases())
  const declaration = faults.get(arming.fault)
  if (!declaration) {
    throw new FaultSettingsError(
      `fault ${JSON.stringify(arming.fault)} does not exist${formatSuggestion(arming.fault, [...faults.keys()])}`,
    )
  }
  return { declaration, arming }
}

/**
 * Returns the settings that an alias stands for; the given settings take precedence over those of the alias.
 */
function withoutAlias(asked: FaultSettings, aliases: Readonly<Record<string, FaultSettings>>): FaultSettings {
  const alias = Object.hasOwn(aliases, asked.fault) ? aliases[asked.fault] : undefined
  if (!alias) return asked
  const params = { ...alias.params, ...asked.params }
  const when = { ...alias.when, ...asked.when }
  return {
    ...asked,
    fault: alias.fault,
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(Object.keys(when).length > 0 ? { when } : {}),
  }
}
