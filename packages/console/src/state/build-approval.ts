import type { LaunchForm } from './launch-form.ts'

/** The option `autoApprove` of a tenant: the decisions that its pages make by themselves. */
export interface Approval {
  readonly user?: string
  readonly patient?: string
  readonly consent?: 'given' | 'ask'
}

type Choice = Pick<LaunchForm, 'user' | 'patient'>

/**
 * Builds the option from its current value and the form: what the form has chosen replaces a member, what a
 * change has emptied removes it, and all others stay.
 */
export function buildApproval(
  current: Approval | undefined,
  form: Choice,
  change: Partial<Choice> = {},
): Approval {
  const emptied = (['user', 'patient'] as const).filter((name) => change[name] === '')
  const kept = Object.entries(current ?? {}).filter(([name]) => !emptied.some((gone) => gone === name))
  const { user, patient } = form
  return {
    ...Object.fromEntries(kept),
    ...(user === '' ? {} : { user }),
    ...(patient === '' ? {} : { patient }),
  }
}
