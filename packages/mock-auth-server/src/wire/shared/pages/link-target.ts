const RUNS_OR_SHOWS_CONTENT = /^(?:javascript|data|vbscript|file|blob|about):$/

/** Whether a link may lead there: any absolute URL, a native app's too, unless its scheme runs or shows content. */
export const isLinkTarget = (url: string): boolean =>
  URL.canParse(url) && !RUNS_OR_SHOWS_CONTENT.test(new URL(url).protocol)

/** Whether a frame may load it: http and https only. */
export const isFrameTarget = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
