import type { Attribution } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'

/** One authorization flow and everything that follows from it. */
export interface Run {
  readonly id: string
  /** The number in its id. */
  readonly number: number
  label: string | undefined
  readonly startedAt: number
  lastAt: number
  /** `true` when a launch was prepared for it, which a user may open later. */
  readonly prepared: boolean
  /** `true` when an authorize request (or a backend token request) already belongs to it. */
  authorized: boolean
  /** The backend service whose token requests belong to it, if any. */
  service: string | undefined
}

/** The hints by which an exchange is assigned to a run. */
export interface AttributionHints {
  readonly step: Step
  /** Given by a driver on the front channel. */
  readonly label: string | undefined
  /** The run of the launch, code, token or interaction that the request carries. */
  readonly known: { readonly run: string; readonly by: Attribution } | undefined
  /** The backend service that requests a token, whose requests contain nothing of earlier exchanges. */
  readonly service?: string | undefined
  readonly now: number
}
