/**
 * Script that runs in every page of the app before its own: `smartMockRead()` returns the visible text and
 * that of alerts, shadow trees included; `smartMockSees` is called with both on every change. It is text,
 * because a compiled function would use helpers that the page does not have.
 */
export const PAGE_SCRIPT = `(() => {
  const ALERTS = '[role=alert], [role=alertdialog], [aria-live=assertive], dialog[open]'
  const within = (root) =>
    [root, ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? within(each.shadowRoot) : []))]
  const visible = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true
  const read = () => {
    const roots = within(document)
    const tops = roots.flatMap((root) => (root === document ? [document.body] : [...root.children]))
    const alerts = roots.flatMap((root) => [...root.querySelectorAll(ALERTS)])
    const texts = (elements) => elements.filter((each) => each && visible(each)).map((each) => each.innerText ?? '')
    return { text: texts(tops).join('\\n'), alerts: texts(alerts) }
  }
  let timer
  const tell = () => {
    timer = undefined
    globalThis.smartMockSees?.(read())
  }
  const soon = () => {
    timer ??= setTimeout(tell, 50)
  }
  globalThis.smartMockRead = read
  new MutationObserver(soon).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  addEventListener('DOMContentLoaded', tell)
})()`
