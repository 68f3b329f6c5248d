import type { BrowserContext, Frame, Request } from 'playwright-core'
import type { ActivityProbe } from '../wait-until-idle.ts'
import { PAGE_SCRIPT } from './page-script.ts'
import { withTimeout } from './run-script-function.ts'
import { splitLines, type VisibleText } from './visible-text.ts'

/** Milliseconds after which an open request no longer counts as activity: a stream of events, a long poll. */
const PENDING_MS = 5000
const LOOK_MS = 2000
const ENDLESS = new Set(['eventsource', 'websocket'])

/** Milliseconds after the last request for which a page that changes or shows progress counts as active. */
const CHANGING_MS = 10_000

interface Reading {
  readonly text: string
  readonly alerts: readonly string[]
  readonly notes: readonly string[]
  readonly busyCount: number
}

/** An observer of the pages of a profile from their first line on. */
export interface PageWatcher extends ActivityProbe {
  sight(): Promise<VisibleText>
  /** Returns all visible text at this time, including digits. */
  text(): Promise<string>
}

/**
 * Starts observing; `isOwn` distinguishes the app's pages from those of servers. The page is active while its
 * text changes or it shows more progress indicators than are always there.
 */
export async function watchPages(
  context: BrowserContext,
  isOwn: (url: string) => boolean,
  usualBusyCount = 0,
): Promise<PageWatcher> {
  const requests = watchRequests(context)
  const seen = new Map<Frame, Reading>()
  let changedAt = 0
  const ever = new Set<string>()
  const alerts = new Set<string>()
  let begin: ReadonlySet<string> | undefined
  const keep = ({ text, alerts: marked }: Reading) => {
    const lines = splitLines(text)
    begin ??= new Set(lines)
    for (const line of lines) ever.add(line)
    for (const line of marked.flatMap(splitLines)) alerts.add(line)
    return lines
  }
  await context.exposeBinding('smartMockSees', ({ frame }, reading: Reading) => {
    const before = seen.get(frame)
    seen.delete(frame)
    if (!isOwn(frame.url())) return
    seen.set(frame, reading)
    if (!before || isChange(before, reading)) changedAt = Date.now()
    keep(reading)
  })
  await context.addInitScript({ content: PAGE_SCRIPT })
  const listOwnFrames = () =>
    context.pages().flatMap((page) => page.frames().filter((frame) => isOwn(frame.url())))
  const readNow = async () => {
    const readings = await Promise.all(listOwnFrames().map(read))
    return readings.filter((reading) => reading !== undefined)
  }
  const isShowingProgress = () =>
    countBusy(listOwnFrames().flatMap((frame) => seen.get(frame) ?? [])) > usualBusyCount
  // A page that never comes to rest must not hold up the sweep.
  const getLatest = () => requests.lastAt() + CHANGING_MS
  return {
    isBusy: () => requests.isBusy() || (isShowingProgress() && Date.now() < getLatest()),
    lastAt: () => Math.max(requests.lastAt(), Math.min(changedAt, getLatest())),
    sight: async () => {
      const readings = await readNow()
      const end = readings.flatMap(keep)
      const notes = readings.flatMap((reading) => reading.notes).flatMap(splitLines)
      return { begin: begin ?? new Set(), ever, end, alerts, notes, busyCount: countBusy(readings) }
    },
    text: async () => (await readNow()).map(({ text }) => text).join('\n'),
  }
}

function countBusy(readings: readonly Reading[]): number {
  return readings.reduce((sum, { busyCount }) => sum + busyCount, 0)
}

function isChange(one: Reading, other: Reading): boolean {
  return one.busyCount !== other.busyCount || String(splitLines(one.text)) !== String(splitLines(other.text))
}

/** Reads a frame; returns `undefined` while it navigates. */
function read(frame: Frame): Promise<Reading | undefined> {
  return withTimeout(LOOK_MS, frame.evaluate<Reading | undefined>('globalThis.smartMockRead?.()'))
}

function watchRequests(context: BrowserContext): ActivityProbe {
  const pending = new Map<Request, number>()
  let lastAt = Date.now()
  const end = (request: Request) => {
    pending.delete(request)
    lastAt = Date.now()
  }
  context.on('request', (request) => {
    if (!ENDLESS.has(request.resourceType())) pending.set(request, Date.now())
    lastAt = Date.now()
  })
  context.on('requestfinished', end)
  context.on('requestfailed', end)
  return {
    lastAt: () => lastAt,
    isBusy: () => [...pending.values()].some((since) => Date.now() - since < PENDING_MS),
  }
}
