import type { Verdict } from './verdict.ts'

/** The options that a run has for storing app state at the server, and the subjects that it can be about. */
export interface AppStateSupport {
  /** FHIR endpoint of the state. */
  endpoint?: string
  /** Reason why app state is unavailable; absent when it is available. */
  cannot?: string
  /** Subjects that state can be about with this token, as absolute references. */
  subjects: { label: string; reference: string }[]
}

/** The key by which state is found. */
export interface AppStateKey {
  /** `system|code`. */
  code: string
  /** Absolute reference; absent for global state, which has no subject. */
  subject?: string
}

/** A top-level extension; its value is text that any app may have written. */
export interface AppStateValue {
  url: string
  value: string
}

/** State to be written: a new one without an id, otherwise a replacement of the loaded version. */
export interface AppStateDraft extends AppStateKey {
  id?: string
  /** ETag. */
  version?: string
  values: AppStateValue[]
}

/** State as the server has it. */
export interface AppState extends AppStateDraft {
  id: string
  bytes: number
  /** Reason why it cannot be changed from here. */
  locked?: string
}

/** The outcome of loading, saving or deleting. Never an HTTP error: a refusal is in `verdict`. */
export interface AppStateAnswer {
  verdict: Verdict
  stepId: string
  /** All states found, or the one that was saved. */
  states: AppState[]
  /**
   * `true` when the page may show a state that the server no longer has: it must be loaded before the next
   * change.
   */
  mustLoad: boolean
}
