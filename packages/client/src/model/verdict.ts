/** How a step turned out. Shown as icon + word + colour. */
export type VerdictLevel = 'ok' | 'info' | 'warning' | 'error'

/** A place in a specification that a reader can open. */
export interface SpecReference {
  /** Short name, e.g. "SMART App Launch 2.2, step 4". */
  label: string
  /** Absolute https URL of the section. */
  url: string
}

/** A judgement about something seen, in words a developer understands. */
export interface Verdict {
  level: VerdictLevel
  /** What happened, one sentence. */
  text: string
  /** What it means for an app or a server. */
  whyItMatters?: string
  /** What to change or look at next. */
  whatToTry?: string
  spec?: SpecReference
  /** Code of the SmartError behind an error verdict. */
  code?: string
}
