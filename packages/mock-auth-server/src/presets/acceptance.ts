/** How apps fare with a habit of a preset: what breaks, what works, and what the wire shows. */
export interface PresetAcceptance {
  readonly id: string
  readonly preset: string
  readonly setup: string
  readonly breaks: string
  readonly works: string
  readonly wire: string
  readonly switches: readonly string[]
  readonly grade: string
}
