import { createSearch, type SearchHit } from 'smart-mock/docs/search'

const MOST = 12

const top = new URL('.', import.meta.url)
const form = document.querySelector<HTMLFormElement>('form[role=search]')
const input = form?.querySelector('input')
const list = form?.querySelector<HTMLElement>('[role=listbox]')
const status = form?.querySelector<HTMLElement>('[role=status]')
if (form && input && list && status) start(form, input, list, status)

/** Makes the search box work; without this script it is not shown. */
function start(form: HTMLFormElement, input: HTMLInputElement, list: HTMLElement, status: HTMLElement): void {
  let search: Promise<(query: string) => SearchHit[]> | undefined
  let chosen = -1

  const loadSearch = () => {
    search ??= fetch(new URL('search.json', top))
      .then((response) => response.json())
      .then(createSearch)
    return search
  }

  const choose = (index: number) => {
    const options = [...list.children]
    chosen = options.length === 0 ? -1 : (index + options.length) % options.length
    options.forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === chosen))
    })
    options[chosen]?.scrollIntoView({ block: 'nearest' })
    if (chosen < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `hit-${chosen}`)
  }

  const close = () => {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    choose(-1)
  }

  const show = async () => {
    const query = input.value
    const find = await loadSearch()
    if (query !== input.value) return
    const hits = find(query)
    list.replaceChildren(...hits.slice(0, MOST).map(createOption))
    list.hidden = hits.length === 0
    input.setAttribute('aria-expanded', String(hits.length > 0))
    status.textContent =
      query.trim() === '' ? '' : hits.length === 0 ? 'No page has all these words.' : countHits(hits)
    choose(hits.length > 0 ? 0 : -1)
  }

  const open = (option: Element | undefined) => {
    const address = option?.getAttribute('data-address')
    if (address !== null && address !== undefined) location.assign(new URL(address, top))
  }

  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void show().then(() => open(list.children[Math.max(0, chosen)]))
  })
  input.addEventListener('focus', () => void loadSearch())
  input.addEventListener('input', () => void show())
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Escape' && !list.hidden) {
      // The browser would empty the box.
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && chosen >= 0 && !list.hidden) {
      event.preventDefault()
      open(list.children[chosen])
    }
  })
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    open((target as Element).closest('[role=option]') ?? undefined)
  })
  input.addEventListener('blur', close)
  document.addEventListener('keydown', (event) => {
    const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '')
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    input.focus()
  })
}

function createOption({ path, title, heading, excerpt }: SearchHit, index: number): HTMLElement {
  const option = Object.assign(document.createElement('div'), { id: `hit-${index}`, role: 'option' })
  option.setAttribute('data-address', path)
  option.append(
    Object.assign(document.createElement('strong'), { textContent: title }),
    ...(heading === '' ? [] : [Object.assign(document.createElement('span'), { textContent: heading })]),
    Object.assign(document.createElement('small'), { textContent: excerpt }),
  )
  return option
}

function countHits({ length }: readonly SearchHit[]): string {
  return length > MOST
    ? `The first ${MOST} of ${length} results`
    : `${length} result${length === 1 ? '' : 's'}`
}
