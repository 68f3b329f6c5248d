import type { BrowserContext, Frame, Request } from 'playwright-core'
import type { ActivityProbe } from '../wait-until-idle.ts'
import { PAGE_SCRIPT } from './page-script.ts'
import { withTimeout } from './run-script-function.ts'
import { splitLines, type VisibleText } from './visible-text.ts'

/** Milliseconds after which an open request no longer counts as activity: a stream of events, a long poll. */
const PENDING_MS = 5000
const LOOK_MS = 2000
const ENDLESS = new Set(['eventsource', 'websocket'])

interface Reading {
  readonly text: string
  readonly alerts: readonly string[]
}

/** An observer of the pages of a profile from their first line on. */
export interface PageWatcher extends ActivityProbe {
  sight(): Promise<VisibleText>
  /** Returns all visible text at this time, including digits. */
  text(): Promise<string>
}

/** Starts observing; `isOwn` distinguishes the app's pages from those of servers. */
export async function watchPages(
  context: BrowserContext,
  isOwn: (url: string) => boolean,
): Promise<PageWatcher> {
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
    if (isOwn(frame.url())) keep(reading)
  })
  await context.addInitScript({ content: PAGE_SCRIPT })
  const readNow = async () => {
    const frames = context.pages().flatMap((page) => page.frames())
    const readings = await Promise.all(frames.filter((frame) => isOwn(frame.url())).map(read))
    return readings.filter((reading) => reading !== undefined)
  }
  return {
    ...watchRequests(context),
    sight: async () => {
      const end = (await readNow()).flatMap(keep)
      return { begin: begin ?? new Set(), ever, end, alerts }
    },
    text: async () => (await readNow()).map(({ text }) => text).join('\n'),
  }
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
