/** A habit of a preset that apps break on, the way to cope with it, and its evidence on the wire. */
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
