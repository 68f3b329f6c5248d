import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs by their names in `PATH`, as Debian, Fedora, Alpine, Google and Homebrew call them. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chromium-headless-shell',
  'Chromium',
]
/** Places of programs that no installer puts into `PATH`. */
const PLACES = ['/usr/bin', '/snap/bin', '/Applications/Chromium.app/Contents/MacOS']

/** A browser to try, by what Playwright needs to start it. */
export interface BrowserChoice {
  /** The place that it was looked for in, for messages. */
  readonly name: string
  readonly executablePath?: string
  readonly channel?: string
}

/**
 * Returns the browsers to try, the first that starts is taken: only that of `CHROMIUM_PATH` if it is set;
 * otherwise the one in Playwright's cache, the installed ones, and Chrome and Edge where their installers put
 * them.
 */
export function listBrowsers(env: Readonly<Record<string, string | undefined>>): BrowserChoice[] {
  const { CHROMIUM_PATH: chosen, PATH = '' } = env
  if (chosen) return [{ name: `CHROMIUM_PATH ${chosen}`, executablePath: chosen }]
  const folders = [...PATH.split(delimiter).filter((folder) => folder !== ''), ...PLACES]
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram)
  return [
    { name: "Playwright's own" },
    ...[...new Set(paths)].map((executablePath) => ({ name: executablePath, executablePath })),
    { name: 'Chrome', channel: 'chrome' },
    { name: 'Edge', channel: 'msedge' },
  ]
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
