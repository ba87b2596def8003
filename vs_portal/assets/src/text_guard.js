// Says while one types which places could identify a child. The server does the looking, over POST, and keeps nothing;
// without scripts, or where it does not answer, the same is said when the form is sent.
const PAUSE = 900

export function enhanceTextGuards (root) {
  if (root.querySelector('[data-text-guard]')) forgetWhatWasPosted()
  for (const field of root.querySelectorAll('[data-text-guard]')) {
    watch(field)
  }
  root.querySelector('[data-text-guard-replace]')?.addEventListener('submit', replaceAsItStands)
}

// "Replace all" posts the text as it was marked. Where scripts run it posts the form as it stands now, with what was
// changed and ticked since.
function replaceAsItStands (event) {
  const form = document.querySelector('[data-text-guard]')?.form
  if (!form) return
  event.preventDefault()
  const wish = document.createElement('input')
  wish.type = 'hidden'
  wish.name = event.target.dataset.textGuardReplace
  wish.value = 'on'
  form.append(wish)
  form.submit()
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
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  ;(field.closest('.govuk-form-group') ?? field).append(status, box)
  let shown = '[]'
  let timer
  let running
  field.addEventListener('input', () => {
    clearTimeout(timer)
    running?.abort()
    timer = setTimeout(async () => {
      running = new AbortController()
      const places = await ask(field, token, running.signal)
      if (!places || JSON.stringify(places) === shown) return // nothing new: a screen reader is not told again
      shown = JSON.stringify(places)
      status.textContent = counted(places.length)
      show(box, places)
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
    const characters = Array.from(tidy(text)) // the server counts characters, not UTF-16 units
    return findings.map((found) => ({
      text: characters.slice(found.start, found.end).join(''),
      verdict: found.verdict,
      words: found.words,
      replacement: found.replacement
    }))
  } catch {
    return null
  }
}

// The text as the server counts it: without what it takes out (see `tidy` in text_guard/text.py).
function tidy (text) {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
}

// The list below the field says which; the whole of it read out at each pause would talk over the writer.
function counted (places) {
  if (places === 0) return 'No place is marked any more.'
  return `${places} ${places === 1 ? 'place is' : 'places are'} marked. The list is below this field.`
}

function show (box, places) {
  box.replaceChildren()
  if (places.length === 0) return
  const heading = document.createElement('p')
  heading.className = 'govuk-body govuk-!-margin-bottom-1'
  heading.textContent = places.every((place) => place.verdict === 'warn')
    ? 'Before you send this, check:'
    : 'Before you send this, change:'
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
