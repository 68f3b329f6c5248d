const RUNS_OR_SHOWS_CONTENT = /^(?:javascript|data|vbscript|file|blob|about):$/

/**
 * Returns `true` when a link may have that target: any absolute URL, including a native app's, unless its
 * scheme runs or shows content.
 */
export const isLinkTarget = (url: string): boolean =>
  URL.canParse(url) && !RUNS_OR_SHOWS_CONTENT.test(new URL(url).protocol)

/** Returns `true` when a frame may load it: http and https only. */
export const isFrameTarget = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
