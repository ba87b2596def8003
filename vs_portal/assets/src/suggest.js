// Boxes that suggest while one types. Without scripts a select stays a select, and a text box is searched on the server.
import accessibleAutocomplete from 'accessible-autocomplete'

const WORDS = {
  tNoResults: () => 'Nothing found',
  tStatusQueryTooShort: (least) => `Type ${least} or more characters for suggestions`,
  tStatusNoResults: () => 'Nothing found',
  tStatusSelectedOption: (text, length, index) => `${text} ${index + 1} of ${length} is highlighted`,
  tStatusResults: (length, selected) =>
    `${length} ${length === 1 ? 'suggestion is' : 'suggestions are'} available. ${selected}`
}

export function enhanceSelects (root) {
  for (const select of root.querySelectorAll('select[data-suggest-select]')) {
    const described = select.getAttribute('aria-describedby')
    const invalid = select.classList.contains('govuk-select--error')
    const id = select.id
    accessibleAutocomplete.enhanceSelectElement({
      selectElement: select,
      defaultValue: select.value ? select.selectedOptions[0].text : '',
      showAllValues: true,
      autoselect: false,
      confirmOnBlur: true,
      preserveNullOptions: true,
      inputClasses: invalid ? 'app-suggest--error' : '',
      ...WORDS
    })
    describe(id, described)
    select.form?.addEventListener('submit', () => { followBox(select, document.getElementById(id)) })
  }
}

// What is sent is what the box says: a name typed out without choosing it counts, and one that is unknown is no choice.
function followBox (select, input) {
  const typed = input.value.trim().toLowerCase()
  const says = (option) => option.text.trim().toLowerCase() === typed
  const chosen = select.selectedOptions[0]
  if (chosen && says(chosen)) return
  select.selectedIndex = [...select.options].findIndex(typed ? says : (option) => !option.value)
}

export function enhanceSuggestions (root) {
  for (const input of root.querySelectorAll('input[data-suggest-source]')) {
    replaceInput(input)
  }
}

function replaceInput (input) {
  const { suggestSource: source, suggestFills: fills } = input.dataset
  const filled = fills ? document.getElementById(fills) : null
  const holder = document.createElement('div')
  const described = input.getAttribute('aria-describedby')
  const found = { pending: false }
  input.replaceWith(holder)
  accessibleAutocomplete({
    element: holder,
    id: input.id,
    name: input.name,
    defaultValue: input.value,
    minLength: 2,
    confirmOnBlur: false,
    inputClasses: input.classList.contains('govuk-input--error') ? 'app-suggest--error' : '',
    source: lookUp(source, input.id, found),
    templates: {
      inputValue: (item) => textOf(item),
      suggestion: (item) => suggestionMarkup(item)
    },
    onConfirm: (item) => { if (filled && item) filled.value = item.value },
    ...WORDS,
    tNoResults: () => found.pending ? 'Looking' : 'Nothing found'
  })
  const typed = document.getElementById(input.id)
  typed.addEventListener('input', () => { if (filled) filled.value = '' })
  describe(input.id, described)
}

// What the box held at first is a suggestion in words alone.
function textOf (item) {
  return typeof item === 'string' ? item : item?.text ?? ''
}

// The suggestion template is HTML: text from the server is put into it as text.
function suggestionMarkup (item) {
  const line = document.createElement('span')
  if (!item) return ''
  line.textContent = textOf(item)
  if (item.hint) {
    const hint = document.createElement('span')
    hint.className = 'app-suggest__hint'
    hint.textContent = item.hint
    line.append(' ', hint)
  }
  return line.outerHTML
}

// Waits until typing pauses; drops answers that come after a newer question, or after the reader has left the box.
function lookUp (source, id, found) {
  let timer
  let latest = 0
  return (query, show) => {
    clearTimeout(timer)
    const mine = ++latest
    const wanted = () => mine === latest && document.activeElement?.id === id
    const answer = (results) => {
      if (mine === latest) found.pending = false
      if (wanted()) show(results)
    }
    found.pending = true
    timer = setTimeout(async () => {
      try {
        const address = new URL(source, window.location.href)
        address.searchParams.set('q', query)
        const response = await fetch(address, { headers: { Accept: 'application/json' } })
        answer(response.ok ? (await response.json()).results : [])
      } catch {
        answer([])
      }
    }, 200)
  }
}

// The replaced control keeps its hint and error for screen readers.
function describe (id, described) {
  const input = document.getElementById(id)
  if (!input || !described) return
  const own = input.getAttribute('aria-describedby')
  input.setAttribute('aria-describedby', own ? `${described} ${own}` : described)
}
