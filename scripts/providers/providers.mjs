import { join } from 'node:path'
import { provideChromium } from './chromium/provide-chromium.mjs'
import { decoyRoot } from './decoys.mjs'
import { IMAGE_PROGRAMS } from './image-tools/find-image-tools-problem.mjs'
import { provideImageTools } from './image-tools/provide-image-tools.mjs'
import { provideNode, toNodeVariable } from './node/provide-node.mjs'
import { nodeVersions } from './node/versions.mjs'
import { createServiceProvider } from './services/create-service-provider.mjs'
import { services } from './services/services.mjs'

/**
 * @typedef {object} ProvideOptions
 * @property {boolean} isBare whether what is installed already must not be used
 * @property {string} logFile where installers write
 * @property {(text: string) => void} report shows a line to the person at the terminal
 *
 * @typedef {object} Provider Something that a suite may require of the machine, beyond the Node.js that runs it.
 * @property {string} name
 * @property {(options: ProvideOptions) => Promise<Record<string, string>>} provide finds or installs it, and returns
 *   the environment in which a suite finds it; throws `Failure` with what to do when it cannot be had
 * @property {Readonly<Record<string, string>>} withheld environment in which no suite finds it
 * @property {readonly string[]} programs names that it has in `PATH`
 */

/** @type {Provider} */
const chromium = {
  name: 'chromium',
  provide: provideChromium,
  withheld: {
    CHROMIUM_PATH: join(decoyRoot, 'chromium/chromium'),
    HEADLESS_CHROMIUM_PATH: join(decoyRoot, 'chromium/chromium'),
    PLAYWRIGHT_BROWSERS_PATH: join(decoyRoot, 'chromium/playwright-browsers'),
  },
  programs: [
    'chromium',
    'chromium-headless-shell',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
  ],
}

/** @param {import('./node/versions.mjs').NodeVersion} wanted @returns {Provider} */
const createNodeProvider = (wanted) => ({
  name: `node-${wanted.major}`,
  provide: (options) => provideNode(wanted, options),
  withheld: { [toNodeVariable(wanted.major)]: join(decoyRoot, `node-${wanted.major}/node`) },
  programs: [],
})

/** @type {Provider} */
const imageTools = {
  name: 'image-tools',
  provide: provideImageTools,
  withheld: { IMAGE_TOOLS_MISSING: 'the programs that build it are withheld from this suite' },
  programs: IMAGE_PROGRAMS,
}

/** The providers that a suite can name in `requires`. */
export const providers = [
  chromium,
  imageTools,
  ...Object.values(services).map(createServiceProvider),
  ...nodeVersions.map(createNodeProvider),
]
