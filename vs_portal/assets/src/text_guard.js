// Says while one types which places could identify a child. The server does the looking, over POST, and keeps nothing;
// without scripts, or where it does not answer, the same is said when the form is sent.
const PAUSE = 900

export function enhanceTextGuards (root) {
  if (root.querySelector('[data-text-guard]')) forgetWhatWasPosted()
  for (const field of root.querySelectorAll('[data-text-guard]')) {
    watch(field)
  }
}

// A page that hands text back is the answer to a post, and the browser keeps the post with the page: in its history, and
// on disk to open the tab again. From here on the page counts as opened by its address alone, so the text goes with it.
function forgetWhatWasPosted () {
  history.replaceState(history.state, '', location.href)
}

function watch (field) {
  const token = field.form?.querySelector('[name=csrfmiddlewaretoken]')?.value
  if (!token) return
  const box = document.createElement('div')
  box.className = 'app-text-guard'
  box.setAttribute('aria-live', 'polite')
  ;(field.closest('.govuk-form-group') ?? field).append(box)
  let timer
  let running
  field.addEventListener('input', () => {
    clearTimeout(timer)
    running?.abort()
    timer = setTimeout(async () => {
      running = new AbortController()
      const places = await ask(field, token, running.signal)
      if (places) show(box, places)
    }, PAUSE)
  })
}

async function ask (field, token, signal) {
  const text = field.value
  try {
    const answer = await fetch(field.dataset.textGuard, {
      method: 'POST',
      body: new URLSearchParams({ text, note: field.dataset.textGuardNote ?? '', csrfmiddlewaretoken: token }),
      headers: { Accept: 'application/json' },
      signal
    })
    if (!answer.ok) return null
    const { findings } = await answer.json()
    const characters = Array.from(text.replaceAll('\r\n', '\n')) // the server counts characters, not UTF-16 units
    return findings.map((found) => ({ ...found, text: characters.slice(found.start, found.end).join('') }))
  } catch {
    return null
  }
}

function show (box, places) {
  box.replaceChildren()
  if (places.length === 0) return
  const heading = document.createElement('p')
  heading.className = 'govuk-body govuk-!-margin-bottom-1'
  heading.textContent = 'Before you send this, change:'
  const list = document.createElement('ul')
  list.className = 'govuk-list govuk-list--bullet'
  for (const place of places) {
    const item = document.createElement('li')
    const mark = document.createElement('mark')
    mark.className = `app-marked__mark${place.verdict === 'warn' ? ' app-marked__mark--warn' : ''}`
    mark.textContent = place.text
    item.append(mark, ` ${place.words} You could write “${place.replacement}”.`)
    list.append(item)
  }
  box.append(heading, list)
}
