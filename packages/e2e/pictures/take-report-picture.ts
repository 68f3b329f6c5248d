/**
 * Takes the picture of a report in the README: sweeps an app of npm `fhirclient` with every fault, or uses the
 * report that is named, and saves its first screen.
 *
 * Usage: pnpm --filter @smart-mock/e2e run picture [report.html]
 */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { findHeadlessChromium } from '../../../scripts/providers/chromium/find-chromium.mjs'
import { sweepFhirclient } from '../fixtures/sweep/sweep-report.ts'

const PICTURE = join(import.meta.dirname, '../../../docs/images/report-of-a-sweep.png')
const [file] = process.argv.slice(2)
const url = file === undefined ? (await sweepFhirclient('my-app')).url : pathToFileURL(resolve(file)).href

const executablePath = findHeadlessChromium()
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
const page = await browser.newPage({ viewport: { width: 1024, height: 700 } })
await page.goto(url)
await page.screenshot({ path: PICTURE })
await browser.close()
console.log(PICTURE)
