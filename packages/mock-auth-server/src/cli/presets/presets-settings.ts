/** The options of `smart-mock presets`. */
export interface PresetsSettings {
  readonly asJson: boolean
  readonly variants: readonly string[]
  /** Maximum time for each document of a server, in milliseconds. */
  readonly timeoutMs: number
  /** Path of a recording. */
  readonly har: string | undefined
}
