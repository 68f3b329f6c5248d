import type { Verdict } from './verdict.ts'

/** Whether a run can keep app state at the server, and about whom. */
export interface AppStateSupport {
  /** FHIR endpoint of the state. */
  endpoint?: string
  /** Why there is none; absent means that there is. */
  cannot?: string
  /** Whom state can be about with this token, as absolute references. */
  subjects: { label: string; reference: string }[]
}

/** What state is found by. */
export interface AppStateKey {
  /** `system|code`. */
  code: string
  /** Absolute reference; absent for global state, which is about nobody. */
  subject?: string
}

/** A top-level extension; the value is text that anybody may have put there. */
export interface AppStateValue {
  url: string
  value: string
}

/** State to be written: a new one without an id, else over the version that was seen. */
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
  /** Why it is not changed from here. */
  locked?: string
}

/** What came of loading, saving or deleting. Never an HTTP error: a refusal is in `verdict`. */
export interface AppStateAnswer {
  verdict: Verdict
  stepId: string
  /** All that were found, or the one that was saved. */
  states: AppState[]
  /** What the page shows may not be what the server has: load before the next change. */
  mustLoad: boolean
}
