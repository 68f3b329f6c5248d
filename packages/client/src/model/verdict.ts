/** The outcome of a step, shown as icon, word and colour. */
export type VerdictLevel = 'ok' | 'info' | 'warning' | 'error'

/** A location in a specification that a reader can open. */
export interface SpecReference {
  /** Short name, e.g. "SMART App Launch 2.2, step 4". */
  label: string
  /** Absolute https URL of the section. */
  url: string
}

/** A judgement about an observation, in words for developers. */
export interface Verdict {
  level: VerdictLevel
  /** One sentence about what happened. */
  message: string
  /** The consequence for an app or a server. */
  whyItMatters?: string
  /** Advice: what to change or to check next. */
  whatToTry?: string
  spec?: SpecReference
  /** Code of the SmartError behind an error verdict. */
  code?: string
}
